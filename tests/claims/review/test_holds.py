"""Who looks at a claim holds it for some minutes."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from claims.models import Claim, Hold, Review
from claims.review import holds
from claims.review.decisions import decide
from claims.review.queue import Queue
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_claim, make_user

pytestmark = pytest.mark.django_db


def test_the_first_who_looks_holds_and_looks_on(analyst: User, colleague: User) -> None:
    claim = make_claim()
    first = holds.take(claim, by=analyst)
    again = holds.take(claim, by=analyst)
    assert again.until > first.until
    assert holds.take(claim, by=colleague).by == analyst
    assert first.until - timezone.now() <= holds.HELD_FOR


def test_a_hold_that_has_ended_is_anybodys(analyst: User, colleague: User) -> None:
    claim = make_claim()
    holds.take(claim, by=analyst)
    Hold.objects.update(until=timezone.now() - dt.timedelta(seconds=1))
    assert holds.take(claim, by=colleague).by == colleague


def test_taking_over_is_audited_once(analyst: User, colleague: User) -> None:
    claim = make_claim()
    holds.take(claim, by=analyst)
    assert holds.take_over(claim, by=colleague).by == colleague
    holds.take_over(claim, by=colleague)
    entry = Entry.objects.get()
    assert (entry.actor, entry.before, entry.after) == (
        colleague,
        {"held by": "arvid"},
        {"held by": "bela"},
    )


def test_letting_go(analyst: User, colleague: User) -> None:
    claim = make_claim()
    old = holds.take(claim, by=analyst).until
    newer = holds.take(claim, by=analyst).until
    holds.let_go(claim, by=colleague)
    holds.let_go(claim, by=analyst, until=old)
    assert Hold.objects.exists()
    holds.let_go(claim, by=analyst, until=newer)
    assert not Hold.objects.exists()


def test_a_decision_lets_go(analyst: User) -> None:
    claim = make_claim()
    holds.take(claim, by=analyst)
    decide(claim, Review.Decision.ACCEPT, by=analyst, revision=0)
    assert not Hold.objects.exists()


def test_going_on_lets_everything_else_go(analyst: User, colleague: User) -> None:
    here, left, theirs = make_claim(), make_claim(), make_claim()
    for claim, who in ((here, analyst), (left, analyst), (theirs, colleague)):
        holds.take(claim, by=who)
    holds.let_go_but(here, by=analyst)
    assert set(Hold.objects.values_list("claim", flat=True)) == {here.pk, theirs.pk}
    holds.let_go_but(None, by=analyst)
    assert [hold.claim for hold in Hold.objects.all()] == [theirs]


@pytest.mark.django_db(transaction=True)
def test_people_who_come_at_once_hold_different_claims() -> None:
    for _ in range(8):
        make_claim()
    people = [make_user() for _ in range(8)]

    def come(person: User) -> Claim | None:
        try:
            return holds.take_next(Queue(person), None)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        held = list(pool.map(come, people))

    assert None not in held
    # Who loses too many races is shown a claim all the same, and whose it is.
    assert len(set(held)) >= len(people) - 2
    assert Hold.objects.count() == len(set(held))
