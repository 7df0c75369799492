"""Two people on one claim, the second without knowing the first."""

import pytest

from claims.models import Claim, Review
from claims.review.decisions import Conflict, decide, undo
from claims.review.pairs import compare, pairs
from claims.review.second import OwnDispute
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_claim, make_view

pytestmark = pytest.mark.django_db

ACCEPT, REJECT = Review.Decision.ACCEPT, Review.Decision.REJECT


@pytest.fixture
def claim(editor: User) -> Claim:
    make_view(editor, twice=True)
    return make_claim()


def say(claim: Claim, decision: Review.Decision, by: User) -> str:
    decide(claim, decision, by=by, revision=claim.revision)
    return claim.status


def test_the_first_decision_does_not_settle_and_agreement_does(
    claim: Claim, analyst: User, colleague: User
) -> None:
    assert say(claim, ACCEPT, analyst) == "once"
    assert say(claim, ACCEPT, colleague) == "accepted"
    actions = Entry.objects.order_by("pk").values_list("action", "actor__username")
    assert list(actions) == [("review.accept", "arvid"), ("review.accept", "bela")]


def test_who_disagrees_makes_it_a_dispute_that_a_third_person_settles(
    claim: Claim, analyst: User, colleague: User, admin: User
) -> None:
    say(claim, ACCEPT, analyst)
    assert say(claim, REJECT, colleague) == "disputed"
    for person in (analyst, colleague):
        with pytest.raises(OwnDispute):
            say(claim, REJECT, person)
    assert say(claim, REJECT, admin) == "rejected"


def test_the_first_person_may_think_again_but_not_be_the_second(
    claim: Claim, analyst: User
) -> None:
    say(claim, ACCEPT, analyst)
    assert say(claim, REJECT, analyst) == "once"
    assert say(claim, REJECT, analyst) == "pending"


def test_what_counts_is_what_was_said_last(claim: Claim, analyst: User, colleague: User) -> None:
    say(claim, ACCEPT, analyst)
    say(claim, REJECT, analyst)
    assert say(claim, REJECT, colleague) == "rejected"


def test_after_the_first_takes_back_the_other_is_first(
    claim: Claim, analyst: User, colleague: User
) -> None:
    say(claim, ACCEPT, analyst)
    undo(by=analyst)
    claim.refresh_from_db()
    assert claim.status == "pending"
    assert say(claim, REJECT, colleague) == "once"
    assert say(claim, REJECT, analyst) == "rejected"


def test_the_second_may_take_back_and_say_something_else(
    claim: Claim, analyst: User, colleague: User
) -> None:
    say(claim, ACCEPT, analyst)
    say(claim, REJECT, colleague)
    undo(by=colleague)
    claim.refresh_from_db()
    assert claim.status == "once"
    assert say(claim, ACCEPT, colleague) == "accepted"


def test_only_claims_that_pass_the_view_are_asked_twice(editor: User, analyst: User) -> None:
    make_view(editor, "hedged=yes&status=pending", twice=True)
    make_view(editor, "denial=yes")
    assert say(make_claim(hedged=True), ACCEPT, analyst) == "once"
    assert say(make_claim(denial=True), ACCEPT, analyst) == "accepted"


def test_a_second_decision_on_an_old_screen_is_a_conflict(
    claim: Claim, analyst: User, colleague: User
) -> None:
    old = Claim.objects.get()
    say(claim, ACCEPT, analyst)
    with pytest.raises(Conflict):
        decide(old, ACCEPT, by=colleague, revision=0)


def test_pairs_are_what_both_said(analyst: User, colleague: User, admin: User) -> None:
    make_view(admin, twice=True)
    said = [(ACCEPT, ACCEPT), (ACCEPT, REJECT), (REJECT, REJECT), (REJECT, REJECT)]
    for first, second in said:
        claim = make_claim()
        say(claim, first, analyst)
        say(claim, second, colleague)
    disputed = Claim.objects.get(status="disputed")
    say(disputed, ACCEPT, admin)
    say(make_claim(), ACCEPT, analyst)

    assert [(a.decision, b.decision) for a, b in pairs()] == said
    found = compare()
    assert found.overall.pairs == 4
    assert found.overall.observed == 0.75
    assert found.overall.kappa == pytest.approx(0.5)
    assert dict(found.table)["accept"] == [1, 0, 1, 0]


def test_what_was_taken_back_is_no_pair(claim: Claim, analyst: User, colleague: User) -> None:
    say(claim, ACCEPT, analyst)
    say(claim, REJECT, colleague)
    undo(by=colleague)
    assert pairs() == []
