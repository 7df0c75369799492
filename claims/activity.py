"""What came in and what was decided in the last days, by day and by person."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from articles.models import Article
from articles.worker import listening
from claims.charts import Chart, by_day
from claims.models import Claim, Review

DAYS = 14
PEOPLE = 20


@dataclass(frozen=True)
class Person:
    """How many decisions of each kind somebody made; those taken back are not counted."""

    name: str
    decisions: int
    accepted: int
    rejected: int
    unsure: int


@dataclass(frozen=True)
class Activity:
    came_in: Chart
    decided: Chart
    people: list[Person]
    listening: bool
    days: int = DAYS


def activity() -> Activity:
    today = timezone.now().date()
    since = dt.datetime.combine(today - dt.timedelta(days=DAYS - 1), dt.time(), tzinfo=dt.UTC)
    decisions = Review.objects.filter(at__gte=since, undone_by=None)
    decisions = decisions.exclude(decision=Review.Decision.UNDO).order_by()
    arrived = Article.objects.filter(created_at__gte=since).order_by()
    arrivals = arrived.values_list(TruncDate("created_at")).annotate(number=Count("pk"))
    made = decisions.values_list(TruncDate("at")).annotate(number=Count("pk"))
    return Activity(
        came_in=by_day(dict(arrivals), until=today, number=DAYS),
        decided=by_day(dict(made), until=today, number=DAYS),
        people=[Person(*row) for row in _people(decisions)],
        listening=listening(),
    )


def _people(decisions: QuerySet[Review]) -> QuerySet[Review, tuple[Any, ...]]:
    statuses = (Claim.Status.ACCEPTED, Claim.Status.REJECTED, Claim.Status.UNSURE)
    counts = {f"of_{status}": Count("pk", filter=Q(status_after=status)) for status in statuses}
    rows = decisions.values_list("by__username").annotate(number=Count("pk"), **counts)
    return rows.order_by("-number", "by__username")[:PEOPLE]
