"""What the review room shows: a claim in its article, the way on, and what one just did."""

from dataclasses import dataclass

from django.db.models import Exists
from django.urls import reverse

from articles.models import Version
from claims.counting import Tally, tally
from claims.models import Assignment, Claim, Hold, Review
from claims.models.claim import WAITING
from claims.review import holds
from claims.review.card import Card, card
from claims.review.decisions import later
from claims.review.emptiness import Emptiness, emptiness
from claims.review.marked import Reading, reading
from claims.review.queue import Queue
from claims.review.second import carried
from claimtrack.accounts.models import User

RECENT = 10


@dataclass(frozen=True)
class Bearings:
    """Where one is in the queue, how much waits, and what one just did."""

    queue: Queue
    claim: Claim | None
    waiting: Tally
    recent: list[Review]
    open_still: set[int]

    @property
    def place(self) -> str:
        """The address of the room with this claim in it."""
        return place(self.queue, self.claim)

    @property
    def alone(self) -> bool:
        """Whether no other claim waits, so that no step leads anywhere."""
        here = self.claim is not None and self.claim.status in WAITING
        return self.waiting.number <= here

    @property
    def reasons(self) -> list[tuple[str, str]]:
        return list(Review.Reason.choices)

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


@dataclass(frozen=True)
class Room(Bearings):
    """`claim` is None when nothing is left to do here; then `emptiness` says why.

    `hold` is somebody else's where they have the claim open. `status` is what the claim is
    to this person, who may have made the first of two decisions on it.
    """

    reading: Reading | None = None
    card: Card | None = None
    hold: Hold | None = None
    assignment: Assignment | None = None
    status: str = ""
    emptiness: Emptiness | None = None

    @property
    def held_by_another(self) -> bool:
        return self.hold is not None and self.hold.by_id != self.queue.by.pk

    @property
    def blind(self) -> bool:
        """Whether somebody else has decided first and this person must not know how."""
        return self.status == Claim.Status.ONCE


def place(queue: Queue, claim: Claim | None) -> str:
    parts = [queue.query, f"claim={claim.pk}" if claim else ""]
    query = "&".join(filter(None, parts))
    return reverse("claims:queue") + (f"?{query}" if query else "")


def bearings(queue: Queue, claim: Claim | None) -> Bearings:
    last, open_still = recent(queue.by)
    return Bearings(queue, claim, tally(queue.claims()), last, open_still)


def room(queue: Queue, claim: Claim | None, *, hold: bool = True) -> Room:
    """The room with this claim; whoever looks at it holds it, unless `hold` is False."""
    last, open_still = recent(queue.by)
    if claim is None:
        return Room(
            queue,
            claim=None,
            waiting=Tally(0),
            recent=last,
            open_still=open_still,
            emptiness=emptiness(queue),
        )
    version = Version.objects.select_related("article__outlet").get(runs=claim.run_id)
    shown = reading(version, claim.pk)
    held = holds.take(claim, by=queue.by) if hold else Hold.objects.filter(claim=claim).first()
    return Room(
        queue=queue,
        claim=shown.chosen,
        reading=shown,
        card=card(shown.chosen, version.text) if shown.chosen else None,
        waiting=tally(queue.claims()),
        recent=last,
        open_still=open_still,
        hold=held,
        assignment=Assignment.objects.select_related("to").filter(claim=claim).first(),
        status=carried(claim, queue.by),
    )


def recent(by: User) -> tuple[list[Review], set[int]]:
    """One's own last decisions, the newest first, those taken back included; and which of them
    can be taken back still: those with none on top of them."""
    found = list(
        Review.objects.filter(by=by, bulk_row=None)
        .exclude(decision=Review.Decision.UNDO)
        .annotate(covered=Exists(later()))
        .select_related("claim", "undone_by")
        .defer("claim__search", "claim__names")
        .order_by("-pk")[:RECENT]
    )
    return [*found], {one.pk for one in found if not one.covered and not hasattr(one, "undone_by")}
