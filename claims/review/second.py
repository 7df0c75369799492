"""Two people on one claim, where a saved view asks for it: the second decides without knowing
the first. If they agree, the claim is settled; if not, a third person settles it."""

from dataclasses import replace

from django.db.models import OuterRef, QuerySet, Subquery

from claims.filters import Filter
from claims.models import Claim, Review, SavedView
from claimtrack.accounts.models import User

STATUS_AFTER = {
    Review.Decision.ACCEPT: Claim.Status.ACCEPTED,
    Review.Decision.CORRECT: Claim.Status.ACCEPTED,
    Review.Decision.REJECT: Claim.Status.REJECTED,
    Review.Decision.UNSURE: Claim.Status.UNSURE,
    Review.Decision.CLEAR: Claim.Status.PENDING,
}
IN_TWO_MINDS = (Claim.Status.ONCE, Claim.Status.DISPUTED)


class OwnDispute(Exception):
    """Who made one of two decisions that disagree cannot settle them."""


def opinions(status: Claim.Status) -> QuerySet[Review]:
    """Decisions that left their claim at `status` and stand, the newest first."""
    left = Review.objects.filter(status_after=status, undone_by=None)
    return left.exclude(decision=Review.Decision.UNDO).order_by("-pk")


def opinion_by() -> Subquery:
    """Who made the first of two decisions on a claim."""
    return Subquery(opinions(Claim.Status.ONCE).filter(claim=OuterRef("pk")).values("by")[:1])


def first_opinion(claim: Claim) -> Review | None:
    return opinions(Claim.Status.ONCE).filter(claim=claim).select_related("by").first()


def second_opinion(claim: Claim) -> Review | None:
    """The one that disagreed."""
    return opinions(Claim.Status.DISPUTED).filter(claim=claim).select_related("by").first()


def carried(claim: Claim, by: User) -> Claim.Status:
    """What the claim is to this person: its status, or what they said of it first."""
    first = first_opinion(claim) if claim.status == Claim.Status.ONCE else None
    mine = first is not None and first.by == by
    return _said(first) if first and mine else Claim.Status(claim.status)


def status_after(claim: Claim, wanted: Claim.Status, *, by: User) -> Claim.Status:
    """Where a decision for `wanted` leads. Raises OwnDispute."""
    if claim.status == Claim.Status.PENDING:
        return Claim.Status.ONCE if asked_twice(claim) else wanted
    first = first_opinion(claim) if claim.status in IN_TWO_MINDS else None
    if first is None:
        return wanted
    if claim.status == Claim.Status.ONCE:
        if first.by == by:
            return Claim.Status.ONCE
        return wanted if _said(first) == wanted else Claim.Status.DISPUTED
    second = second_opinion(claim)
    if by == first.by or (second and by == second.by):
        raise OwnDispute
    return wanted


def _said(opinion: Review) -> Claim.Status:
    return STATUS_AFTER[Review.Decision(opinion.decision)]


def asked_twice(claim: Claim) -> bool:
    """Whether the claim passes a saved view that asks for two people, whatever its status."""
    one = Claim.objects.filter(pk=claim.pk)
    asking = SavedView.objects.filter(twice=True).select_related("owner")
    filters = (Filter.parse(view.query).seen_by(view.owner) for view in asking)
    return any(replace(asked, status="").apply(one).exists() for asked in filters)
