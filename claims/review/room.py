"""What the review room shows: a claim in its article, the way on, and what one just did."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from articles.models import Article, Item, Version
from articles.work import IN_FLIGHT
from claims.models import Claim, Review, Run
from claims.review.card import Card, card
from claims.review.decisions import undoable
from claims.review.marked import Reading, reading
from claims.review.queue import next_claim, previous_claim, waiting
from claimtrack.accounts.models import User

RECENT = 10


@dataclass(frozen=True)
class Room:
    """`claim` is None when nothing waits; then `emptiness` says why."""

    by: User
    claim: Claim | None
    reading: Reading | None
    card: Card | None
    following: Claim | None
    previous: Claim | None
    waiting: int
    recent: list[Review]
    emptiness: str

    @property
    def reasons(self) -> list[tuple[str, str]]:
        return list(Review.Reason.choices)

    @cached_property
    def open_still(self) -> set[int]:
        """Which of the last decisions can be taken back: those with none on top of them."""
        numbers = [review.pk for review in self.recent]
        return set(undoable(self.by).filter(pk__in=numbers).values_list("pk", flat=True))

    @property
    def undoable(self) -> Review | None:
        return next((review for review in self.recent if review.pk in self.open_still), None)

    @property
    def rejection(self) -> Review | None:
        """The last decision, if it was a rejection that stands: it may be given a reason."""
        last = self.recent[0] if self.recent else None
        if last is None or last.decision != Review.Decision.REJECT or hasattr(last, "undone_by"):
            return None
        return last


def room(claim: Claim | None, *, by: User) -> Room:
    if claim is None:
        return Room(by, None, None, None, None, None, 0, recent(by), emptiness())
    version = Version.objects.select_related("article__outlet").get(runs=claim.run_id)
    shown = reading(version, claim.pk)
    return Room(
        by=by,
        claim=shown.chosen,
        reading=shown,
        card=card(shown.chosen, version.text) if shown.chosen else None,
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
