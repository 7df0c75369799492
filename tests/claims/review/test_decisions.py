"""Deciding on a claim: with its audit entry, against the revision that was on the screen."""

import pytest
from django.db import IntegrityError, transaction

from claims.models import Claim, Review
from claims.review.decisions import (
    Conflict,
    NothingToUndo,
    Overtaken,
    decide,
    say_why,
    undo,
    undoable,
)
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_claim, make_user

Decision, Status = Review.Decision, Claim.Status


def decided(claim: Claim, decision: Review.Decision, by: User) -> Review:
    """A decision of somebody who has just loaded the claim."""
    claim.refresh_from_db()
    return decide(claim, decision, by=by, revision=claim.revision)


def state(claim: Claim) -> tuple[str, int]:
    return Claim.objects.values_list("status", "revision").get(pk=claim.pk)


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("decision", "status"),
    [
        (Decision.ACCEPT, Status.ACCEPTED),
        (Decision.REJECT, Status.REJECTED),
        (Decision.UNSURE, Status.UNSURE),
    ],
)
def test_a_decision_changes_the_claim_and_is_kept_and_audited(
    decision: Review.Decision, status: Claim.Status
) -> None:
    claim, analyst = make_claim(), make_user()
    review = decide(claim, decision, by=analyst, revision=0)
    assert state(claim) == (status, 1)
    assert (claim.status, claim.revision) == (status, 1)
    assert (review.by, review.status_before, review.status_after) == (analyst, "pending", status)
    entry = Entry.objects.get()
    assert (entry.action, entry.actor) == (f"review.{decision}", analyst)
    assert (entry.subject_type, entry.subject_id) == ("claims.claim", claim.pk)
    assert entry.before == {"status": "pending", "revision": 0}
    assert entry.after == {"status": status, "revision": 1}


@pytest.mark.usefixtures("db")
def test_another_decision_replaces_the_first() -> None:
    claim, analyst = make_claim(), make_user()
    decided(claim, Decision.ACCEPT, analyst)
    review = decided(claim, Decision.REJECT, analyst)
    assert state(claim) == (Status.REJECTED, 2)
    assert review.status_before == Status.ACCEPTED


@pytest.mark.usefixtures("db")
def test_the_same_decision_again_clears_it() -> None:
    claim, analyst = make_claim(), make_user()
    decided(claim, Decision.ACCEPT, analyst)
    review = decided(claim, Decision.ACCEPT, analyst)
    assert review.decision == Decision.CLEAR
    assert state(claim) == (Status.PENDING, 2)


@pytest.mark.usefixtures("db")
def test_the_same_key_pressed_by_two_people_at_once_does_not_clear() -> None:
    claim = make_claim()
    on_the_other_screen = Claim.objects.get(pk=claim.pk)
    decide(claim, Decision.ACCEPT, by=make_user(), revision=0)
    with pytest.raises(Conflict):
        decide(on_the_other_screen, Decision.ACCEPT, by=make_user(), revision=0)
    assert state(claim) == (Status.ACCEPTED, 1)


@pytest.mark.usefixtures("db")
def test_who_saw_an_older_revision_is_told_what_it_is_now_and_writes_nothing() -> None:
    claim, first, second = make_claim(), make_user(), make_user()
    on_the_other_screen = Claim.objects.get(pk=claim.pk)
    decide(claim, Decision.REJECT, by=first, revision=0)
    with pytest.raises(Conflict) as conflict:
        decide(on_the_other_screen, Decision.ACCEPT, by=second, revision=0)
    assert conflict.value.claim == claim
    assert (conflict.value.claim.status, conflict.value.claim.revision) == (Status.REJECTED, 1)
    assert Review.objects.count() == Entry.objects.count() == 1


@pytest.mark.usefixtures("db")
def test_a_revision_that_never_was_is_a_conflict() -> None:
    claim = make_claim()
    with pytest.raises(Conflict):
        decide(claim, Decision.ACCEPT, by=make_user(), revision=7)
    assert state(claim) == (Status.PENDING, 0)


@pytest.mark.usefixtures("db")
def test_undo_takes_back_one_s_last_decision_as_a_decision_of_its_own() -> None:
    claim, analyst = make_claim(), make_user()
    accepted = decided(claim, Decision.ACCEPT, analyst)
    undone = undo(by=analyst)
    assert (undone.decision, undone.undoes) == (Decision.UNDO, accepted)
    assert state(claim) == (Status.PENDING, 2)
    assert Review.objects.count() == 2
    assert Entry.objects.latest("pk").action == "review.undo"


@pytest.mark.usefixtures("db")
def test_undo_goes_back_step_by_step_through_one_claim_and_others() -> None:
    first, second, analyst = make_claim(), make_claim(), make_user()
    decided(first, Decision.ACCEPT, analyst)
    decided(first, Decision.REJECT, analyst)
    decided(second, Decision.UNSURE, analyst)
    decided(first, Decision.REJECT, analyst)  # clears
    seen = []
    for _ in range(4):
        undo(by=analyst)
        seen.append((state(first)[0], state(second)[0]))
    assert seen == [
        (Status.REJECTED, Status.UNSURE),
        (Status.REJECTED, Status.PENDING),
        (Status.ACCEPTED, Status.PENDING),
        (Status.PENDING, Status.PENDING),
    ]
    with pytest.raises(NothingToUndo):
        undo(by=analyst)


@pytest.mark.usefixtures("db")
def test_one_can_decide_again_after_an_undo_and_undo_that_too() -> None:
    claim, analyst = make_claim(), make_user()
    decided(claim, Decision.ACCEPT, analyst)
    undo(by=analyst)
    decided(claim, Decision.REJECT, analyst)
    undo(by=analyst)
    assert state(claim) == (Status.PENDING, 4)


@pytest.mark.usefixtures("db")
def test_nobody_undoes_what_another_did() -> None:
    claim = make_claim()
    decided(claim, Decision.ACCEPT, make_user())
    with pytest.raises(NothingToUndo):
        undo(by=make_user())


@pytest.mark.usefixtures("db")
def test_undo_under_somebody_else_s_decision_is_a_conflict() -> None:
    claim, first, second = make_claim(), make_user(), make_user()
    decided(claim, Decision.ACCEPT, first)
    decided(claim, Decision.REJECT, second)
    with pytest.raises(Conflict) as conflict:
        undo(by=first)
    assert conflict.value.claim == claim
    assert state(claim) == (Status.REJECTED, 2)


@pytest.mark.usefixtures("db")
def test_undo_is_possible_again_once_the_other_has_taken_theirs_back() -> None:
    claim, first, second = make_claim(), make_user(), make_user()
    decided(claim, Decision.ACCEPT, first)
    decided(claim, Decision.REJECT, second)
    undo(by=second)
    undo(by=first)
    assert state(claim) == (Status.PENDING, 4)


@pytest.mark.usefixtures("db")
def test_another_of_ones_decisions_can_be_meant() -> None:
    first, second, analyst = make_claim(), make_claim(), make_user()
    meant = decided(first, Decision.ACCEPT, analyst)
    decided(second, Decision.ACCEPT, analyst)

    undo(by=analyst, review=meant.pk)

    assert (state(first)[0], state(second)[0]) == (Status.PENDING, Status.ACCEPTED)


@pytest.mark.usefixtures("db")
def test_a_decision_of_another_cannot_be_meant() -> None:
    theirs = decided(make_claim(), Decision.ACCEPT, make_user())
    with pytest.raises(NothingToUndo):
        undo(by=make_user(), review=theirs.pk)


@pytest.mark.usefixtures("db")
def test_what_another_decided_upon_does_not_bar_the_way_to_the_rest() -> None:
    buried, free, analyst = make_claim(), make_claim(), make_user()
    first = decided(free, Decision.ACCEPT, analyst)
    last = decided(buried, Decision.ACCEPT, analyst)
    decided(buried, Decision.REJECT, make_user())

    with pytest.raises(Overtaken):
        undo(by=analyst, review=last.pk)
    assert list(undoable(analyst)) == [first]
    undo(by=analyst, review=first.pk)

    assert state(free)[0] == Status.PENDING
    assert not undoable(analyst).exists()


@pytest.mark.usefixtures("db")
def test_a_rejection_takes_a_reason_and_gives_it_back() -> None:
    claim, analyst = make_claim(), make_user()
    review = decided(claim, Decision.REJECT, analyst)

    say_why(review, Review.Reason.WORDS)
    assert Review.objects.get().reason == "words"
    say_why(review, Review.Reason.SPEAKER)
    say_why(review, Review.Reason.SPEAKER)

    assert Review.objects.get().reason == ""
    entries = Entry.objects.filter(action="review.reason").order_by("pk")
    assert [entry.after["reason"] for entry in entries] == ["words", "speaker", ""]
    assert {entry.actor for entry in entries} == {analyst}
    assert state(claim) == (Status.REJECTED, 1)


@pytest.mark.usefixtures("db")
def test_only_a_rejection_that_stands_takes_a_reason() -> None:
    analyst = make_user()
    accepted = decided(make_claim(), Decision.ACCEPT, analyst)
    rejected = decided(make_claim(), Decision.REJECT, analyst)
    undo(by=analyst)
    for review in (accepted, rejected):
        with pytest.raises(NothingToUndo):
            say_why(review, Review.Reason.WORDS)
    assert not Review.objects.exclude(reason="").exists()


@pytest.mark.usefixtures("transactional_db")
def test_a_decision_whose_entry_cannot_be_written_is_not_made() -> None:
    claim, nobody = make_claim(), User(pk=404, username="nobody")
    with pytest.raises(IntegrityError):
        decide(claim, Decision.ACCEPT, by=nobody, revision=0)
    assert state(claim) == (Status.PENDING, 0)
    assert not Review.objects.exists()


@pytest.mark.usefixtures("db")
def test_a_review_is_undone_once_at_most_and_only_an_undo_undoes() -> None:
    claim, analyst = make_claim(), make_user()
    accepted = decided(claim, Decision.ACCEPT, analyst)
    undone = undo(by=analyst)
    for wrong in ({"undoes": None}, {"decision": Decision.CLEAR}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Review.objects.filter(pk=undone.pk).update(**wrong)
    undone.pk, undone.revision = None, 3
    with pytest.raises(IntegrityError), transaction.atomic():
        undone.save()
    assert accepted.undone_by == Review.objects.get(decision=Decision.UNDO)
