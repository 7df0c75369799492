"""What became of the claims of a report."""

import pytest

from claims.models import Claim, Party, Review
from claims.reports.changed import Changed, changed
from claims.reports.gather import comparison, frame
from claims.reports.schema import Comparison
from claims.reports.selection import Selection
from claims.review.decisions import decide
from claimtrack.accounts.models import User
from tests.factories import make_claim, make_party, make_thread, supersede

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    claim = make_claim(status=Claim.Status.ACCEPTED)
    make_thread(claim)
    return claim


@pytest.fixture
def frozen(claim: Claim, editor: User) -> Comparison:
    selection = Selection(claims="all")
    return comparison(selection, frame(selection), by=editor)


def names(found: list[Changed]) -> list[str]:
    [change] = found
    return [each.name for each in change.differences]


def test_nothing_changed(frozen: Comparison) -> None:
    assert changed(frozen) == []


def test_a_decision(frozen: Comparison, claim: Claim, analyst: User) -> None:
    decide(claim, Review.Decision.REJECT, by=analyst, revision=0)
    [found] = changed(frozen)
    assert names([found]) == ["status"]
    kinds = [(each.kind, each.text) for each in found.differences[0].passages]
    assert kinds == [("first", "accepted"), ("second", "rejected")]


def test_a_decision_that_left_all_as_it_was(frozen: Comparison, claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(revision=2)
    assert changed(frozen) == []


def test_words_and_chain(frozen: Comparison, claim: Claim) -> None:
    new = {"content": "The ferry will sail", "hedged": True, "revision": 1}
    Claim.objects.filter(pk=claim.pk).update(**new)
    claim.hops.update(party=make_party("Rosa Vik"))
    assert names(changed(frozen)) == ["content", "chain", "hedge"]


def test_another_name_of_the_party(frozen: Comparison) -> None:
    Party.objects.update(name="Ada Maria Lind")
    assert names(changed(frozen)) == ["chain"]


def test_another_thread(frozen: Comparison, claim: Claim) -> None:
    claim.membership.delete()
    assert names(changed(frozen)) == ["thread"]


def test_gone_or_of_a_reading_that_no_longer_counts(frozen: Comparison, claim: Claim) -> None:
    supersede(claim.run)
    assert [found.gone for found in changed(frozen)] == [True]
    claim.delete()
    assert [found.gone for found in changed(frozen)] == [True]
