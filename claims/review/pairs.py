"""What two people said of one claim, from the decisions that stand."""

import json
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from claims.models import Claim, Review
from claims.review.agreement import Agreement, agreement
from claims.review.second import opinions
from claims.review.wording import FIELDS

TAKEN = (Review.Decision.ACCEPT, Review.Decision.CORRECT)
LABELS = (*TAKEN, Review.Decision.REJECT, Review.Decision.UNSURE)
AS_READ = "as the machine read it"
Pair = tuple[Review, Review]
Said = tuple[Hashable, Hashable]


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
    taken = [pair for pair in given if all(review.decision in TAKEN for review in pair)]
    decided = [(first.decision, second.decision) for first, second in given]
    rejected = [tuple(one == Review.Decision.REJECT for one in both) for both in decided]
    fields = {
        "decision": agreement(decided),
        "claim or not": agreement((first, second) for first, second in rejected),
        **{name: agreement(said_of(name, *pair) for pair in taken) for name in FIELDS},
    }
    counts = Counter(decided)
    table = [(str(first), [counts[first, second] for second in LABELS]) for first in LABELS]
    return Comparison(fields["decision"], fields, table, [str(label) for label in LABELS])


def said_of(field: str, first: Review, second: Review) -> Said:
    """What each of two people who took a claim made of one field: what the machine read, or what
    they put in its place. Who changes nothing says what stands there."""
    one = _put(field, first)
    other = _put(field, second)
    return one or AS_READ, other or one or AS_READ


def _put(field: str, review: Review) -> str:
    """What a correction made of a field, in JSON; "" if it left it."""
    if not review.after or not review.before or review.after[field] == review.before[field]:
        return ""
    return json.dumps(review.after[field], sort_keys=True)
