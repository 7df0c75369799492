"""What two people said of one claim, from the decisions that stand."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from claims.models import Claim, Review
from claims.review.agreement import Agreement, agreement
from claims.review.second import opinions

# What of a decision is compared; a field that people correct gets a line here.
FIELDS: Mapping[str, Callable[[Review], Hashable]] = {
    "decision": lambda review: review.decision,
    "claim or not": lambda review: review.decision == Review.Decision.REJECT,
}
Pair = tuple[Review, Review]


@dataclass(frozen=True)
class Comparison:
    overall: Agreement
    fields: dict[str, Agreement]
    table: list[tuple[str, list[int]]]  # of first decisions, a row each, by second decision
    labels: list[str]


def pairs() -> list[Pair]:
    """First and second decision of every claim that has both."""
    seconds = Review.objects.filter(status_before=Claim.Status.ONCE, undone_by=None).exclude(
        decision__in=[Review.Decision.UNDO, Review.Decision.CLEAR]
    )
    seconds = seconds.exclude(status_after=Claim.Status.ONCE)
    before = opinions(Claim.Status.ONCE).filter(claim=OuterRef("claim"), pk__lt=OuterRef("pk"))
    answered = list(seconds.annotate(first=Subquery(before.values("pk")[:1])).order_by("pk"))
    firsts = Review.objects.in_bulk([review.first for review in answered])
    return [(firsts[one.first], one) for one in answered if one.first in firsts]


def compare() -> Comparison:
    given = pairs()
    fields = {
        name: agreement((of(first), of(second)) for first, second in given)
        for name, of in FIELDS.items()
    }
    labels = ["accept", "reject", "unsure"]
    counts = Counter((first.decision, second.decision) for first, second in given)
    table = [(first, [counts[first, second] for second in labels]) for first in labels]
    return Comparison(fields["decision"], fields, table, labels)
