"""Answers about two parties, each with its audit entry, and taking them back."""

import pytest

from claims.models import Party, Proposal, Regrouping
from claims.parties.proposals import Answer, Conflict, answer, undo
from claims.parties.refused import Refused
from claims.parties.regrouping import merge, take_back
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_claim, make_party, make_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal() -> Proposal:
    make_claim(chain=["Ada Lind"])
    return make_proposal(make_party("Ada Lind"), make_party("A. Lind"))


def test_the_same_are_merged_under_the_fuller_name(proposal: Proposal, analyst: User) -> None:
    answer(proposal, Answer.SAME, by=analyst, revision=0)
    done = Regrouping.objects.get()
    assert (done.kept.name, done.other.name, done.by) == ("Ada Lind", "A. Lind", analyst)
    assert (proposal.status, proposal.regrouping, proposal.revision) == ("same", done, 1)
    entry = Entry.objects.get(action="party.proposal")
    assert (entry.actor, entry.after) == (analyst, {"answer": "same"})


def test_different_is_kept_and_merges_nothing(proposal: Proposal, analyst: User) -> None:
    answer(proposal, Answer.DIFFERENT, by=analyst, revision=0)
    assert (proposal.status, proposal.answered_by) == ("different", analyst)
    assert not Regrouping.objects.exists()
    assert not Proposal.objects.waiting().exists()


def test_whoever_comes_second_loses(proposal: Proposal, analyst: User, colleague: User) -> None:
    answer(proposal, Answer.UNSURE, by=analyst, revision=0)
    with pytest.raises(Conflict) as lost:
        answer(proposal, Answer.SAME, by=colleague, revision=0)
    assert lost.value.proposal.answered_by == analyst
    assert not Regrouping.objects.exists()


def test_an_answer_can_be_changed_but_not_under_a_merge(
    proposal: Proposal, analyst: User, colleague: User
) -> None:
    answer(proposal, Answer.DIFFERENT, by=analyst, revision=0)
    answer(proposal, Answer.SAME, by=colleague, revision=1)
    with pytest.raises(Conflict):
        answer(proposal, Answer.DIFFERENT, by=analyst, revision=2)
    proposal.refresh_from_db()
    assert proposal.status == "same"


@pytest.mark.parametrize("given", list(Answer))
def test_one_s_own_last_answer_is_taken_back(
    proposal: Proposal, analyst: User, given: Answer
) -> None:
    answer(proposal, given, by=analyst, revision=0)
    assert undo(by=analyst) == proposal
    proposal.refresh_from_db()
    assert (proposal.status, proposal.answered_by) == ("proposed", None)
    assert proposal.revision > 1
    assert not Party.objects.exclude(merged_into=None).exists()
    assert Entry.objects.filter(action="party.proposal.undo", actor=analyst).count() == 1


def test_there_may_be_nothing_to_take_back(
    proposal: Proposal, analyst: User, colleague: User
) -> None:
    answer(proposal, Answer.DIFFERENT, by=analyst, revision=0)
    with pytest.raises(Refused, match="no answer of yours"):
        undo(by=colleague)


def test_what_was_built_on_since_is_not_taken_back(proposal: Proposal, analyst: User) -> None:
    answer(proposal, Answer.SAME, by=analyst, revision=0)
    merge(make_party("Ada Maria Lind"), make_party("Ada Lind"), by=analyst)
    with pytest.raises(Refused, match="Take that back first"):
        undo(by=analyst)
    proposal.refresh_from_db()
    assert proposal.status == "same"


def test_two_that_were_merged_elsewhere_cannot_be_merged_again(
    proposal: Proposal, analyst: User
) -> None:
    merge(make_party("Bo Ek"), make_party("A. Lind"), by=analyst)
    assert not Proposal.objects.waiting().exists()
    with pytest.raises(Refused, match="merged since"):
        answer(proposal, Answer.SAME, by=analyst, revision=0)
    proposal.refresh_from_db()
    assert (proposal.status, proposal.revision) == ("proposed", 0)


def test_taking_a_merge_back_on_the_party_s_page_is_a_no(
    proposal: Proposal, analyst: User, colleague: User
) -> None:
    answer(proposal, Answer.SAME, by=analyst, revision=0)
    take_back(Regrouping.objects.get(), by=colleague)
    proposal.refresh_from_db()
    assert (proposal.status, proposal.answered_by) == ("different", colleague)
