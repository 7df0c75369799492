"""Deeds on a proposal that two parties are one: answer, take back. Each is one transaction with
its audit entry."""

from enum import StrEnum

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from claims.models import Proposal, Regrouping
from claims.parties.matching import preferred
from claims.parties.refused import Refused
from claims.parties.regrouping import merge, take_back
from claimtrack.accounts.models import User
from claimtrack.audit.record import record


class Answer(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Conflict(Exception):
    """The proposal has changed since it was on this person's screen; nothing was written."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(f"proposal {proposal.pk} is at revision {proposal.revision}")
        self.proposal = proposal


@transaction.atomic
def answer(proposal: Proposal, given: Answer, *, by: User, revision: int) -> Proposal:
    """Answer for the proposal as it was at `revision`, also for another time; "same" merges.

    Raises Conflict if somebody was faster, Refused if the two cannot be merged.
    """
    held = _held(proposal)
    if held.revision != revision or held.merged:
        raise Conflict(held)
    merged = merge(*preferred(held.one, held.other), by=by) if given is Answer.SAME else None
    _change(held, given.value, by=by, regrouping=merged)
    record("party.proposal", held, by=by, before=_entry(held), after={"answer": given.value})
    proposal.refresh_from_db()
    return proposal


@transaction.atomic
def undo(*, by: User) -> Proposal:
    """Take back one's own last answer that still stands; raises Refused where there is none, or
    where something was built on it since."""
    last = answered(by).first()
    if last is None:
        raise Refused("There is no answer of yours left to take back.")
    held = _held(last)
    if held.regrouping and not held.regrouping.undone_at:
        take_back(held.regrouping, by=by)
    _change(held, Proposal.Status.PROPOSED, by=None, regrouping=None)
    record("party.proposal.undo", held, by=by, before={"answer": last.status}, after=_entry(held))
    last.refresh_from_db()
    return last


def answered(by: User) -> QuerySet[Proposal]:
    """What this person answered, the newest first."""
    rows = Proposal.objects.filter(answered_by=by).select_related("one", "other")
    return rows.order_by("-answered_at", "-pk")


def _held(proposal: Proposal) -> Proposal:
    rows = Proposal.objects.select_related("one", "other", "regrouping")
    return rows.select_for_update(of=("self",), no_key=True).get(pk=proposal.pk)


def _change(held: Proposal, status: str, *, by: User | None, regrouping: Regrouping | None) -> None:
    Proposal.objects.filter(pk=held.pk).update(
        status=status,
        answered_by=by,
        answered_at=timezone.now() if by else None,
        regrouping=regrouping,
        revision=F("revision") + 1,
    )


def _entry(held: Proposal) -> dict[str, object]:
    return {"one": held.one.name, "other": held.other.name}
