"""Why nothing waits, and what lies before and behind the claim in the room."""

import pytest

from articles.work import Status
from claims.filters import Filter
from claims.models import Claim, Hold, Review, Run, SavedView
from claims.review import holds
from claims.review.assigning import assign
from claims.review.decisions import decide
from claims.review.emptiness import emptiness
from claims.review.queue import Queue
from claims.review.room import room
from claimtrack.accounts.models import User
from tests.factories import make_claim, make_item, make_run, make_version

pytestmark = pytest.mark.django_db


def test_nothing_was_imported(analyst: User) -> None:
    assert emptiness(Queue(analyst)).why == "nothing"


@pytest.mark.parametrize("status", [Status.QUEUED, Status.STORED])
def test_articles_are_being_read(analyst: User, status: Status) -> None:
    make_item(status=status)

    assert emptiness(Queue(analyst)).why == "extracting"


def test_a_text_is_being_extracted(analyst: User) -> None:
    Run.objects.create(version=make_version(), extractor="test-1")

    assert emptiness(Queue(analyst)).why == "extracting"


def test_no_claim_was_found(analyst: User) -> None:
    make_run()

    assert emptiness(Queue(analyst)).why == "unclaimed"


def test_all_is_decided(analyst: User) -> None:
    make_claim(status=Claim.Status.REJECTED)

    assert emptiness(Queue(analyst)).why == "decided"


def test_the_room_shows_a_claim_in_its_text(analyst: User) -> None:
    middle = [make_claim(confidence=value) for value in (0.1, 0.5, 0.9)][1]

    shown = room(Queue(analyst), middle)

    assert shown.claim == middle
    assert str(shown.waiting) == "3"
    assert shown.reading is not None
    assert shown.reading.chosen == middle


def test_an_empty_room_says_why(analyst: User) -> None:
    shown = room(Queue(analyst), None)

    assert shown.claim is None
    assert not shown.waiting
    assert shown.emptiness is not None
    assert shown.emptiness.why == "nothing"
    assert shown.undoable is None


def test_what_waits_is_held_by_a_colleague(analyst: User, colleague: User) -> None:
    holds.take(make_claim(), by=colleague)
    found = emptiness(Queue(analyst))
    assert (found.why, found.who) == ("held", (colleague,))


def test_what_waits_is_assigned_to_a_colleague(analyst: User, colleague: User) -> None:
    assign(make_claim(), colleague, by=analyst)
    found = emptiness(Queue(analyst))
    assert (found.why, found.who) == ("assigned", (colleague,))


def test_the_filter_lets_nothing_pass(analyst: User) -> None:
    make_claim()
    assert emptiness(Queue(analyst, Filter(hedged=True))).why == "filtered"


def test_the_rest_waits_for_a_second_person(analyst: User) -> None:
    SavedView.objects.create(owner=analyst, name="all", shared=True, twice=True)
    decide(make_claim(), Review.Decision.ACCEPT, by=analyst, revision=0)
    assert emptiness(Queue(analyst)).why == "seconding"


def test_who_looks_holds_the_claim(analyst: User, colleague: User) -> None:
    claim = make_claim()
    assert not room(Queue(analyst), claim).held_by_another
    assert room(Queue(colleague), claim).held_by_another
    Hold.objects.all().delete()
    room(Queue(analyst), claim, hold=False)
    assert not Hold.objects.exists()
