"""What the review room shows: a claim in its article, the way on, and what one just did."""

from dataclasses import dataclass

from django.urls import reverse

from articles.models import Version
from claims.counting import Tally, tally
from claims.models import Assignment, Claim, Hold, Review
from claims.review import holds
from claims.review.emptiness import Emptiness, emptiness
from claims.review.marked import Reading, reading
from claims.review.queue import Queue
from claims.review.second import carried
from claimtrack.accounts.models import User

RECENT = 10


@dataclass(frozen=True)
class Room:
    """`claim` is None when nothing is left to do here; then `emptiness` says why.

    `hold` is somebody else's where they have the claim open. `status` is what the claim is
    to this person, who may have made the first of two decisions on it.
    """

    queue: Queue
    claim: Claim | None
    reading: Reading | None
    following: Claim | None
    previous: Claim | None
    waiting: Tally
    recent: list[Review]
    hold: Hold | None = None
    assignment: Assignment | None = None
    status: str = ""
    emptiness: Emptiness | None = None

    @property
    def place(self) -> str:
        """The address of the room with this claim in it."""
        return place(self.queue, self.claim)

    @property
    def undoable(self) -> Review | None:
        return next((review for review in self.recent if not hasattr(review, "undone_by")), None)

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


def room(queue: Queue, claim: Claim | None, *, hold: bool = True) -> Room:
    """The room with this claim; whoever looks at it holds it, unless `hold` is False."""
    if claim is None:
        return Room(
            queue, None, None, None, None, Tally(0), recent(queue.by), emptiness=emptiness(queue)
        )
    version = Version.objects.select_related("article__outlet").get(runs=claim.run_id)
    shown = reading(version, claim.pk)
    held = holds.take(claim, by=queue.by) if hold else Hold.objects.filter(claim=claim).first()
    return Room(
        queue=queue,
        claim=shown.chosen,
        reading=shown,
        following=queue.next(claim),
        previous=queue.previous(claim),
        waiting=tally(queue.claims()),
        recent=recent(queue.by),
        hold=held,
        assignment=Assignment.objects.select_related("to").filter(claim=claim).first(),
        status=carried(claim, queue.by),
    )


def recent(by: User) -> list[Review]:
    """One's own last decisions, the newest first, those taken back included."""
    return list(
        Review.objects.filter(by=by)
        .exclude(decision=Review.Decision.UNDO)
        .select_related("claim", "undone_by")
        .defer("claim__search")
        .order_by("-pk")[:RECENT]
    )
