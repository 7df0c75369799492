"""What waits for a person, the least certain first."""

import datetime as dt

import pytest
from django.utils import timezone

from claims.filters import Filter
from claims.models import Claim, Hold, Review, SavedView
from claims.review import holds
from claims.review.assigning import assign
from claims.review.decisions import decide
from claims.review.queue import Queue
from claimtrack.accounts.models import User
from tests.factories import make_claim, supersede

pytestmark = pytest.mark.django_db


def claims_of(*confidences: float) -> list[Claim]:
    return [make_claim(confidence=confidence) for confidence in confidences]


def walk(by: User, steps: int) -> list[Claim | None]:
    found: list[Claim | None] = []
    for _ in range(steps):
        found.append(Queue(by).next(found[-1] if found else None))
    return found


def test_the_least_certain_comes_first_and_of_equals_the_oldest(analyst: User) -> None:
    queue = Queue(analyst)
    sure, first, second = claims_of(0.9, 0.3, 0.3)
    assert list(queue.claims()) == [first, second, sure]
    assert queue.next() == first


def test_attitudes_come_after_all_claims(analyst: User) -> None:
    queue = Queue(analyst)
    wish, sure = make_claim(attitude=True, confidence=0.1), make_claim(confidence=0.9)
    unsure, doubt = make_claim(confidence=0.2), make_claim(attitude=True, confidence=0.3)
    assert walk(analyst, 5) == [unsure, sure, wish, doubt, unsure]
    assert [queue.previous(claim) for claim in (doubt, wish, sure)] == [wish, sure, unsure]


def test_what_is_decided_or_of_an_older_run_does_not_wait(analyst: User) -> None:
    queue = Queue(analyst)
    supersede(make_claim().run)
    make_claim(status=Claim.Status.ACCEPTED)
    make_claim(status=Claim.Status.REJECTED)
    make_claim(status=Claim.Status.UNSURE)
    assert list(queue.claims()) == []
    assert queue.next() is None


def test_going_on_passes_every_claim_once_and_begins_again(analyst: User) -> None:
    a, b, c, d = claims_of(0.1, 0.3, 0.3, 1 / 3)
    assert walk(analyst, 5) == [a, b, c, d, a]


def test_going_on_from_a_claim_just_decided_finds_the_one_that_followed_it(analyst: User) -> None:
    queue = Queue(analyst)
    a, b, c = claims_of(0.1, 0.2, 0.3)
    Claim.objects.filter(pk=b.pk).update(status=Claim.Status.ACCEPTED)
    assert queue.next(b) == c
    assert queue.previous(b) == a


def test_the_last_claim_is_not_followed_by_itself(analyst: User) -> None:
    queue = Queue(analyst)
    (only,) = claims_of(0.5)
    assert queue.next(only) is None
    assert queue.previous(only) is None


def test_going_back_is_the_way_one_came(analyst: User) -> None:
    queue = Queue(analyst)
    a, b, c, d = claims_of(0.1, 0.3, 0.3, 0.7)
    assert [queue.previous(claim) for claim in (d, c, b, a)] == [c, b, a, None]


def test_a_new_origin_comes_before_what_is_as_certain(analyst: User) -> None:
    known, new = make_claim(confidence=0.4), make_claim(confidence=0.6, new_origin=True)
    assert list(Queue(analyst).claims()) == [new, known]


def test_the_filter_holds_on_the_way_on_and_back(analyst: User) -> None:
    a, _, c, _ = (make_claim(confidence=n / 10, hedged=n % 2 == 1) for n in range(1, 5))
    queue = Queue(analyst, Filter(hedged=True))
    assert list(queue.claims()) == [a, c]
    assert (queue.next(a), queue.next(c), queue.previous(c)) == (c, a, a)


def test_a_status_in_the_filter_is_what_the_queue_has(analyst: User) -> None:
    make_claim()
    unsure = make_claim(status=Claim.Status.UNSURE)
    assert Queue(analyst, Filter(status="unsure")).next() == unsure


def test_what_a_colleague_holds_is_passed_by_until_the_hold_ends(
    analyst: User, colleague: User
) -> None:
    held, free = claims_of(0.1, 0.2)
    hold = holds.take(held, by=colleague)
    assert Queue(analyst).next() == free
    assert Queue(colleague).next() == held
    Hold.objects.filter(pk=hold.pk).update(until=timezone.now() - dt.timedelta(seconds=1))
    assert Queue(analyst).next() == held


def test_what_is_assigned_to_a_colleague_is_passed_by(analyst: User, colleague: User) -> None:
    theirs, free = claims_of(0.1, 0.2)
    assign(theirs, colleague, by=analyst)
    assert Queue(analyst).next() == free
    assert Queue(colleague).next() == theirs
    assert list(Queue(colleague, Filter(assigned="me")).free()) == [theirs]
    assert list(Queue(analyst, Filter(assigned=colleague.username)).free()) == [theirs]


def test_what_waits_for_a_second_person_does_not_wait_for_the_first(
    analyst: User, colleague: User
) -> None:
    SavedView.objects.create(owner=colleague, name="all", shared=True, twice=True)
    claim = make_claim()
    decide(claim, Review.Decision.ACCEPT, by=analyst, revision=0)
    assert Queue(analyst).next() is None
    assert Queue(colleague).next() == claim
