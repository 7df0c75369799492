"""What waits for a person, the least certain first."""

import pytest

from claims.models import Claim
from claims.review.queue import next_claim, previous_claim, waiting
from tests.factories import make_claim, make_run, make_version

pytestmark = pytest.mark.django_db


def claims_of(*confidences: float) -> list[Claim]:
    return [make_claim(confidence=confidence) for confidence in confidences]


def walk(start: Claim | None, steps: int) -> list[Claim | None]:
    found, claim = [], start
    for _ in range(steps):
        claim = next_claim(claim)
        found.append(claim)
    return found


def test_the_least_certain_comes_first_and_of_equals_the_oldest() -> None:
    sure, first, second = claims_of(0.9, 0.3, 0.3)
    assert list(waiting()) == [first, second, sure]
    assert next_claim() == first


def test_attitudes_come_after_all_claims() -> None:
    wish, sure = make_claim(attitude=True, confidence=0.1), make_claim(confidence=0.9)
    unsure, doubt = make_claim(confidence=0.2), make_claim(attitude=True, confidence=0.3)
    assert walk(None, 5) == [unsure, sure, wish, doubt, unsure]
    assert [previous_claim(claim) for claim in (doubt, wish, sure)] == [wish, sure, unsure]


def test_what_is_decided_or_of_an_older_run_does_not_wait() -> None:
    version = make_version()
    make_run(version, extractor="older", current=False)
    old = make_claim(version)
    old.run.claims.update(run=version.runs.get(extractor="older"))
    make_claim(status=Claim.Status.ACCEPTED)
    make_claim(status=Claim.Status.REJECTED)
    make_claim(status=Claim.Status.UNSURE)
    assert list(waiting()) == []
    assert next_claim() is None


def test_going_on_passes_every_claim_once_and_begins_again() -> None:
    a, b, c, d = claims_of(0.1, 0.3, 0.3, 1 / 3)
    assert walk(None, 5) == [a, b, c, d, a]


def test_going_on_from_a_claim_just_decided_finds_the_one_that_followed_it() -> None:
    a, b, c = claims_of(0.1, 0.2, 0.3)
    Claim.objects.filter(pk=b.pk).update(status=Claim.Status.ACCEPTED)
    assert next_claim(b) == c
    assert previous_claim(b) == a


def test_the_last_claim_is_not_followed_by_itself() -> None:
    (only,) = claims_of(0.5)
    assert next_claim(only) is None
    assert previous_claim(only) is None


def test_going_back_is_the_way_one_came() -> None:
    a, b, c, d = claims_of(0.1, 0.3, 0.3, 0.7)
    assert [previous_claim(claim) for claim in (d, c, b, a)] == [c, b, a, None]
