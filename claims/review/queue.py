"""What waits for a person, in the order in which it needs one."""

from dataclasses import dataclass, field, replace

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.db.models.functions import Now

from claims.filters import Filter
from claims.models import Assignment, Claim, Hold
from claims.models.claim import ClaimQuerySet
from claims.review.second import opinion_by
from claimtrack.accounts.models import User


@dataclass(frozen=True)
class Queue:
    """The waiting claims that pass a filter, as one person comes across them."""

    by: User
    filter: Filter = field(default_factory=Filter)

    @property
    def query(self) -> str:
        return self.filter.query

    def unfiltered(self) -> "Queue":
        return replace(self, filter=Filter())

    def claims(self) -> ClaimQuerySet:
        """Those that this person could decide on; with a status in the filter, those that have it.

        A claim that waits for a second decision does not wait for who made the first.
        """
        claims = self.filter.seen_by(self.by).apply(Claim.objects.current())
        if not self.filter.status:
            others = ~Q(status=Claim.Status.ONCE) | ~Q(opinion_by=self.by.pk)
            claims = claims.waiting().alias(opinion_by=opinion_by()).filter(others)
        return claims.order_by("turn", "pk")

    def free(self) -> ClaimQuerySet:
        """Those that nobody else holds, and that are not somebody else's to do."""
        held = Hold.objects.filter(claim=OuterRef("pk"), until__gt=Now()).exclude(by=self.by)
        claims = self.claims().filter(~Exists(held))
        if self.filter.assigned:
            return claims
        theirs = Assignment.objects.filter(claim=OuterRef("pk")).exclude(to=self.by)
        return claims.filter(~Exists(theirs))

    def next(self, after: Claim | None = None) -> Claim | None:
        """The first free claim, or the one that follows `after`, round to the start."""
        if after is None:
            return _first(self.free())
        behind = TupleGreaterThan(_turn(), (after.turn, after.pk))
        return _first(self.free().filter(behind)) or _first(self.free().exclude(pk=after.pk))

    def previous(self, before: Claim) -> Claim | None:
        ahead = TupleLessThan(_turn(), (before.turn, before.pk))
        return _first(self.free().filter(ahead).reverse())


def _first(claims: ClaimQuerySet) -> Claim | None:
    """Found by its number alone, which the index has, and only then fetched."""
    return Claim.objects.filter(pk=claims.values("pk")[:1]).defer("search").first()


def _turn() -> Tuple:
    return Tuple(F("turn"), F("id"))
