"""The figures of the first page: what waits, what came in, what was decided today."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from articles.models import Article, Batch, Item
from articles.work import MOVING
from claims.counting import Tally, tallies
from claims.models import Claim, Link, Proposal, Review
from claims.review.saved import Counted, counted
from claimtrack.accounts.models import User

NEWEST = 5
COUNTED = 10_000


@dataclass(frozen=True)
class Dashboard:
    claims: dict[str, Tally]
    links: Tally
    parties: Tally  # pairs of which nobody has said whether they are one
    in_flight: int
    articles: int
    newest: list[Article]
    batches: list[Batch]
    views: list[Counted]
    mine_today: int
    all_today: int


def dashboard(user: User) -> Dashboard:
    midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    today = Review.objects.filter(at__gte=midnight, undone_by=None)
    today = today.exclude(decision=Review.Decision.UNDO)
    decided = today.aggregate(everybody=Count("pk"), mine=Count("pk", filter=Q(by=user)))
    pairs = tallies(
        {"links": Link.objects.waiting(), "parties": Proposal.objects.waiting()}, COUNTED
    )
    return Dashboard(
        claims=_by_status(),
        links=pairs["links"],
        parties=pairs["parties"],
        in_flight=Item.objects.filter(status__in=MOVING).count(),
        articles=Article.objects.count(),
        newest=list(Article.objects.select_related("outlet").order_by("-pk")[:NEWEST]),
        batches=list(Batch.objects.select_related("outlet", "created_by")[:NEWEST]),
        views=counted(user),
        mine_today=decided["mine"],
        all_today=decided["everybody"],
    )


def _by_status() -> dict[str, Tally]:
    """How many current claims have each status, counted no further than `COUNTED`."""
    current = Claim.objects.current()
    return tallies({one.value: current.filter(status=one) for one in Claim.Status}, COUNTED)
