"""Why nothing waits, and what lies before and behind the claim in the room."""

import pytest

from articles.work import Status
from claims.models import Claim, Run
from claims.review.room import emptiness, room
from claimtrack.accounts.models import User
from tests.factories import make_claim, make_item, make_run, make_version

pytestmark = pytest.mark.django_db


def test_nothing_was_imported() -> None:
    assert emptiness() == "nothing"


@pytest.mark.parametrize("status", [Status.QUEUED, Status.STORED])
def test_articles_are_being_read(status: Status) -> None:
    make_item(status=status)

    assert emptiness() == "extracting"


def test_a_text_is_being_extracted() -> None:
    Run.objects.create(version=make_version(), extractor="test-1")

    assert emptiness() == "extracting"


def test_no_claim_was_found() -> None:
    make_run()

    assert emptiness() == "unclaimed"


def test_all_is_decided() -> None:
    make_claim(status=Claim.Status.REJECTED)

    assert emptiness() == "decided"


def test_the_room_knows_the_way_on_and_back(analyst: User) -> None:
    first, middle, last = (make_claim(confidence=value) for value in (0.1, 0.5, 0.9))

    shown = room(middle, by=analyst)

    assert (shown.previous, shown.claim, shown.following) == (first, middle, last)
    assert shown.waiting == 3
    assert shown.reading is not None
    assert shown.reading.chosen == middle


def test_an_empty_room_says_why(analyst: User) -> None:
    shown = room(None, by=analyst)

    assert (shown.claim, shown.waiting, shown.emptiness) == (None, 0, "nothing")
    assert shown.undoable is None
