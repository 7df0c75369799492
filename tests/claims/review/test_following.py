"""Links and threads follow decisions: who decides asks for them, and waits for nothing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from claims.models import Claim, Linking, Review
from claims.parties.regrouping import merge, take_back
from claims.review.corrections import add, correct
from claims.review.decisions import decide, undo
from claims.review.rewriting import worded
from claimtrack.accounts.models import User
from tests.factories import make_claim, make_party

pytestmark = pytest.mark.django_db
Decision = Review.Decision
Asked = Callable[[Callable[[], Any]], int]


@pytest.fixture
def asked(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Asked:
    """How often links were asked for by a deed."""

    def count() -> int:
        return sum(Linking.objects.values_list("wanted", flat=True))

    def asking(deed: Callable[[], Any]) -> int:
        before = count()
        with django_capture_on_commit_callbacks(execute=True):
            deed()
        return count() - before

    return asking


def decision(claim: Claim, made: Review.Decision, by: User) -> Callable[[], Review]:
    claim.refresh_from_db()
    return lambda: decide(claim, made, by=by, revision=claim.revision)


@pytest.mark.parametrize("made", [Decision.ACCEPT, Decision.UNSURE])
def test_accepting_and_being_unsure_ask_for_nothing(
    asked: Asked, analyst: User, made: Review.Decision
) -> None:
    assert asked(decision(make_claim(), made, analyst)) == 0
    assert asked(lambda: undo(by=analyst)) == 0


def test_rejecting_asks_and_so_does_what_takes_it_back(asked: Asked, analyst: User) -> None:
    claim = make_claim()
    assert asked(decision(claim, Decision.REJECT, analyst)) == 1
    assert asked(decision(claim, Decision.ACCEPT, analyst)) == 1
    assert asked(decision(claim, Decision.REJECT, analyst)) == 1
    assert asked(lambda: undo(by=analyst)) == 1


def test_other_words_ask_and_so_does_taking_them_back(asked: Asked, analyst: User) -> None:
    claim = make_claim()
    wording = worded(claim)
    asks = asked(
        lambda: correct(claim, replace(wording, cue=None), by=analyst, revision=claim.revision)
    )
    assert asks == 1
    assert asked(lambda: undo(by=analyst)) == 1


def test_the_same_words_ask_for_nothing(asked: Asked, analyst: User) -> None:
    claim = make_claim()
    assert asked(lambda: correct(claim, worded(claim), by=analyst, revision=0)) == 0


def test_a_claim_that_the_machine_missed_asks(asked: Asked, analyst: User) -> None:
    claim = make_claim()
    assert asked(lambda: add(claim.run, worded(claim), by=analyst)) == 1
    assert asked(lambda: undo(by=analyst)) == 1


def test_a_merge_asks_for_every_text_that_it_touches(asked: Asked, analyst: User) -> None:
    make_claim()
    moved = [make_claim(chain=["Bo Ek"]), make_claim(chain=["Bo Ek", "an aide"])]
    ada, other = make_party(), make_party("Bo Ek")
    assert asked(lambda: merge(ada, other, by=analyst)) == 2
    asked_for = set(Linking.objects.values_list("version", flat=True))
    assert asked_for == {claim.run.version_id for claim in moved}
    regrouping = ada.regroupings.get()
    assert asked(lambda: take_back(regrouping, by=analyst)) == 2
