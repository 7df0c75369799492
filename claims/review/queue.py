"""What waits for a person, in the order in which it needs one."""

from claims.models import Claim
from claims.models.claim import ClaimQuerySet


def waiting() -> ClaimQuerySet:
    """Undecided claims, the least certain first."""
    return Claim.objects.current().waiting().order_by("confidence", "pk")


def next_claim(after: Claim | None = None) -> Claim | None:
    """The first waiting claim, or the one that follows `after` in the queue, round to the start."""
    queue = waiting()
    if after is not None:
        rest = queue.filter(confidence__gt=after.confidence) | queue.filter(
            confidence=after.confidence, pk__gt=after.pk
        )
        following = rest.first()
        if following:
            return following
        queue = queue.exclude(pk=after.pk)
    return queue.first()


def previous_claim(before: Claim) -> Claim | None:
    queue = Claim.objects.current().waiting().order_by("-confidence", "-pk")
    earlier = queue.filter(confidence__lt=before.confidence) | queue.filter(
        confidence=before.confidence, pk__lt=before.pk
    )
    return earlier.first()
