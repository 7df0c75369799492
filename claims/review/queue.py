"""What waits for a person, in the order in which it needs one."""

from django.db.models import Q

from claims.models import Claim
from claims.models.claim import ClaimQuerySet


def waiting() -> ClaimQuerySet:
    """Undecided claims, the least certain first; attitudes come after all claims."""
    return Claim.objects.current().waiting().order_by("attitude", "confidence", "pk")


def next_claim(after: Claim | None = None) -> Claim | None:
    """The first waiting claim, or the one that follows `after` in the queue, round to the start."""
    queue = waiting()
    if after is None:
        return queue.first()
    return queue.filter(_behind(after)).first() or queue.exclude(pk=after.pk).first()


def previous_claim(before: Claim) -> Claim | None:
    return waiting().reverse().exclude(_behind(before) | Q(pk=before.pk)).first()


def _behind(claim: Claim) -> Q:
    """What stands behind `claim` in the queue."""
    level = Q(attitude=claim.attitude)
    return (
        Q(attitude__gt=claim.attitude)
        | (level & Q(confidence__gt=claim.confidence))
        | (level & Q(confidence=claim.confidence, pk__gt=claim.pk))
    )
