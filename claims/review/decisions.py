"""Deeds on a claim: decide, say why, undo. Each is one transaction with its audit entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models import Exists, OuterRef

from claims.models import Claim, Hold, Review, Run
from claims.review import qualifiers
from claims.review.rewriting import rewrite, worded
from claims.review.second import STATUS_AFTER, carried, status_after
from claims.review.wording import from_json, to_json
from claims.signals import claims_changed
from claimtrack.accounts.models import User
from claimtrack.audit.record import record


class Conflict(Exception):
    """The claim has changed since it was on this person's screen; nothing was written."""

    def __init__(self, claim: Claim) -> None:
        super().__init__(f"claim {claim.pk} is at revision {claim.revision}")
        self.claim = claim


class Overtaken(Conflict):
    """A later decision stands on top of the one to be taken back."""


class Superseded(Conflict):
    """Its text was read anew meanwhile, and the claim is not among what counts now."""


class NothingToUndo(Exception):
    """This person has made no decision that could still be taken back."""


@dataclass(frozen=True)
class Change:
    """A wording before and after, as JSON (`claims.review.wording`)."""

    before: Mapping[str, Any] | None
    after: Mapping[str, Any]


def decide(claim: Claim, decision: Review.Decision, *, by: User, revision: int) -> Review:
    """Decide on the claim as it was at `revision`.

    The decision that the claim already carries clears it, so one key both
    sets and takes back. Where two people are asked, the status that follows is
    theirs together: see `second`. Raises Conflict if somebody else was faster,
    Superseded if a newer extractor was, and OwnDispute.
    """
    status = STATUS_AFTER[decision]
    if claim.revision == revision:
        if carried(claim, by) == status:
            decision, status = Review.Decision.CLEAR, Claim.Status.PENDING
        else:
            status = status_after(claim, status, by=by)
    with transaction.atomic():
        before = move(claim, status, revision=revision)
        return keep(claim, decision, before, by=by)


@transaction.atomic
def undo(*, by: User, review: int | None = None) -> Review:
    """Take back one's own last decision, or the one that is meant; a correction's words too.

    Raises NothingToUndo, or Overtaken if another decision on the claim stands on top of it.
    """
    mine = standing().select_related("claim__run__version__article").filter(by=by)
    # What was decided in bulk is taken back in bulk.
    last = (mine.filter(bulk_row=None) if review is None else mine.filter(pk=review)).first()
    if last is None:
        raise NothingToUndo
    claim = last.claim
    if standing().filter(claim=claim).first() != last:
        raise Overtaken(claim)
    before = move(claim, Claim.Status(last.status_before), revision=claim.revision)
    change = _put_back(claim, last.before) if last.before else None
    return keep(claim, Review.Decision.UNDO, before, by=by, undoes=last, change=change)


@transaction.atomic
def say_why(review: Review, reason: Review.Reason) -> Review:
    """Give the reason of a rejection that stands; the one that it has is taken away.

    Raises NothingToUndo if the rejection does not stand any more.
    """
    held = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    if held.decision != Review.Decision.REJECT or Review.objects.filter(undoes=held).exists():
        raise NothingToUndo
    before, held.reason = held.reason, "" if held.reason == reason else reason
    held.save(update_fields=["reason"])
    record(
        "review.reason",
        held.claim,
        by=held.by,
        before={"reason": before},
        after={"reason": held.reason},
    )
    return held


def undoable(by: User) -> models.QuerySet[Review]:
    """One's own decisions that could be taken back now, the newest first."""
    return standing().filter(~Exists(later()), by=by)


def later() -> models.QuerySet[Review]:
    """Decisions on top of a decision on the same claim."""
    return standing().filter(claim=OuterRef("claim"), pk__gt=OuterRef("pk"))


def move(claim: Claim, status: Claim.Status, *, revision: int) -> str:
    """Bring the claim from `revision` to the next, inside a transaction; its status before.

    From here to the end of the transaction nobody else changes it.
    Raises Conflict if it is at another revision.
    """
    meant = Claim.objects.filter(pk=claim.pk, revision=revision)
    found = meant.select_for_update().values_list("status", "current").first()
    if found is None:
        claim.refresh_from_db()
        raise Conflict(claim)
    before, current = found
    if not current:
        raise Superseded(claim)
    claim.status, claim.revision = status, revision + 1
    meant.update(status=status, revision=revision + 1)
    return before


def keep(
    claim: Claim,
    decision: Review.Decision,
    before: str,
    *,
    by: User,
    undoes: Review | None = None,
    change: Change | None = None,
) -> Review:
    """The decision that has just moved the claim, as a review and in the audit trail."""
    Hold.objects.filter(claim=claim, by=by).delete()
    old, new = (change.before, change.after) if change else (None, None)
    review = Review.objects.create(
        claim=claim,
        by=by,
        decision=decision,
        status_before=before,
        status_after=claim.status,
        revision=claim.revision,
        undoes=undoes,
        before=old,
        after=new,
    )
    if change or (Claim.Status.REJECTED in (before, claim.status) and before != claim.status):
        transaction.on_commit(lambda: _tell(claim), robust=True)
    record(
        f"review.{decision}",
        claim,
        by=by,
        before=_entry(before, claim.revision - 1, old),
        after=_entry(claim.status, claim.revision, new),
    )
    return review


def _tell(claim: Claim) -> None:
    """Links and threads follow what is claimed, and leave what is rejected out; who decides does
    not wait for them."""
    versions = Run.objects.filter(pk=claim.run_id).values_list("version", flat=True)
    claims_changed.send(sender=Review, versions=list(versions))


def _entry(status: str, revision: int, wording: Mapping[str, Any] | None) -> dict[str, Any]:
    return {"status": status, "revision": revision, **(wording or {})}


def standing() -> models.QuerySet[Review]:
    """Decisions that nobody has taken back, the newest first."""
    decisions = Review.objects.exclude(decision=Review.Decision.UNDO)
    return decisions.filter(undone_by=None).order_by("-pk")


def _put_back(claim: Claim, wording: Mapping[str, Any]) -> Change:
    text = claim.run.version.text
    before = to_json(worded(claim), text)
    rewrite(claim, from_json(wording))
    qualifiers.put_back(claim, wording)
    return Change(before, wording)
