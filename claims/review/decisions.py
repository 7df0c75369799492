"""Deeds on a claim: decide, clear, undo. Each is one transaction with its audit entry."""

from django.db import models, transaction
from django.db.models import F

from claims.models import Claim, Review
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

STATUS_AFTER = {
    Review.Decision.ACCEPT: Claim.Status.ACCEPTED,
    Review.Decision.REJECT: Claim.Status.REJECTED,
    Review.Decision.UNSURE: Claim.Status.UNSURE,
    Review.Decision.CLEAR: Claim.Status.PENDING,
}


class Conflict(Exception):
    """The claim has changed since it was on this person's screen; nothing was written."""

    def __init__(self, claim: Claim) -> None:
        super().__init__(f"claim {claim.pk} is at revision {claim.revision}")
        self.claim = claim


class Superseded(Conflict):
    """Its text was read anew meanwhile, and the claim is not among what counts now."""


class NothingToUndo(Exception):
    """This person has made no decision that could still be taken back."""


def decide(claim: Claim, decision: Review.Decision, *, by: User, revision: int) -> Review:
    """Decide on the claim as it was at `revision`.

    The decision that the claim already carries clears it, so one key both
    sets and takes back. Raises Conflict if somebody else was faster, Superseded if a newer
    extractor was.
    """
    status = STATUS_AFTER[decision]
    if claim.revision == revision and claim.status == status:
        decision, status = Review.Decision.CLEAR, Claim.Status.PENDING
    return _change(claim, decision, status, by=by, revision=revision)


@transaction.atomic
def undo(*, by: User, review: int | None = None) -> Review:
    """Take back one's own last decision, or the one that is meant.

    Raises NothingToUndo, or Conflict if somebody else's decision on the claim
    stands on top of it.
    """
    mine = standing().select_related("claim").filter(by=by)
    # What was decided in bulk is taken back in bulk.
    last = (mine.filter(bulk_row=None) if review is None else mine.filter(pk=review)).first()
    if last is None:
        raise NothingToUndo
    claim = last.claim
    if standing().filter(claim=claim).first() != last:
        raise Conflict(claim)
    before = Claim.Status(last.status_before)
    return _change(claim, Review.Decision.UNDO, before, by=by, revision=claim.revision, undoes=last)


def standing() -> models.QuerySet[Review]:
    """Decisions that nobody has taken back, the newest first."""
    decisions = Review.objects.exclude(decision=Review.Decision.UNDO)
    return decisions.filter(undone_by=None).order_by("-pk")


@transaction.atomic
def _change(
    claim: Claim,
    decision: Review.Decision,
    status: Claim.Status,
    *,
    by: User,
    revision: int,
    undoes: Review | None = None,
) -> Review:
    before = Claim.objects.filter(pk=claim.pk, revision=revision).values("status").first()
    changed = Claim.objects.filter(pk=claim.pk, revision=revision).update(
        status=status, revision=F("revision") + 1
    )
    if before is None or changed != 1:
        claim.refresh_from_db()
        raise Conflict(claim)
    if not Claim.objects.current().filter(pk=claim.pk).exists():  # seen only now: we waited for it
        raise Superseded(claim)
    claim.refresh_from_db(fields=["status", "revision"])
    review = Review.objects.create(
        claim=claim,
        by=by,
        decision=decision,
        status_before=before["status"],
        status_after=status,
        revision=revision + 1,
        undoes=undoes,
    )
    record(
        f"review.{decision}",
        claim,
        by=by,
        before={"status": before["status"], "revision": revision},
        after={"status": status, "revision": revision + 1},
    )
    return review
