"""What the review room shows: a claim in its article, the way on, and what one just did."""

from dataclasses import dataclass

from django.db.models import QuerySet

from articles.models import Article, Item, Version
from articles.work import IN_FLIGHT
from claims.models import Claim, Review, Run
from claims.review.marked import Reading, reading
from claims.review.queue import next_claim, previous_claim, waiting
from claimtrack.accounts.models import User

RECENT = 10


@dataclass(frozen=True)
class Room:
    """`claim` is None when nothing waits; then `emptiness` says why."""

    claim: Claim | None
    reading: Reading | None
    following: Claim | None
    previous: Claim | None
    waiting: int
    recent: list[Review]
    emptiness: str

    @property
    def undoable(self) -> Review | None:
        return next((review for review in self.recent if not hasattr(review, "undone_by")), None)


def room(claim: Claim | None, *, by: User) -> Room:
    if claim is None:
        return Room(None, None, None, None, 0, recent(by), emptiness())
    version = Version.objects.select_related("article__outlet").get(runs=claim.run_id)
    shown = reading(version, claim.pk)
    return Room(
        claim=shown.chosen,
        reading=shown,
        following=next_claim(claim),
        previous=previous_claim(claim),
        waiting=waiting().count(),
        recent=recent(by),
        emptiness="",
    )


def recent(by: User) -> list[Review]:
    """One's own last decisions, the newest first, those taken back included."""
    return list(
        Review.objects.filter(by=by, bulk_row=None)
        .exclude(decision=Review.Decision.UNDO)
        .select_related("claim", "undone_by")
        .defer("claim__search", "claim__names")
        .order_by("-pk")[:RECENT]
    )


def emptiness() -> str:
    """Why nothing waits: "extracting", "decided", "unclaimed" or "nothing"."""
    in_flight = Run.objects.filter(status__in=IN_FLIGHT), Item.objects.filter(status__in=IN_FLIGHT)
    reasons: list[tuple[str, QuerySet[Run] | QuerySet[Item] | QuerySet[Claim] | QuerySet[Article]]]
    reasons = [
        *(("extracting", rows) for rows in in_flight),
        ("decided", Claim.objects.current()),
        ("unclaimed", Article.objects.all()),
    ]
    return next((why for why, rows in reasons if rows.exists()), "nothing")
