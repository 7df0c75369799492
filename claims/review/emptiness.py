"""Why nothing is left to do."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Now

from articles.models import Article, Item
from articles.work import IN_FLIGHT
from claims.models import Claim, Run
from claims.review.queue import Queue
from claimtrack.accounts.models import User


@dataclass(frozen=True)
class Emptiness:
    """`why` is "held", "assigned", "filtered", "seconding", "extracting", "decided",
    "unclaimed" or "nothing"; `who` has what stands in the way, for the first two."""

    why: str
    who: tuple[User, ...] = ()


def emptiness(queue: Queue) -> Emptiness:
    taken = queue.claims()
    if taken.exists():
        return _taken(queue)
    if queue.filter and queue.unfiltered().free().exists():
        return Emptiness("filtered")
    return Emptiness(next((why for why, found in _reasons() if found), "nothing"))


def _taken(queue: Queue) -> Emptiness:
    """What passes is all in other hands: held for the moment, or assigned."""
    taken = queue.claims().order_by().values("pk")
    holding = User.objects.filter(holds__claim__in=taken, holds__until__gt=Now())
    if who := _names(holding.exclude(pk=queue.by.pk)):
        return Emptiness("held", who)
    return Emptiness("assigned", _names(User.objects.filter(assignments__claim__in=taken)))


def _names(people: QuerySet[User]) -> tuple[User, ...]:
    return tuple(people.distinct().order_by("username")[:5])


def _reasons() -> Iterator[tuple[str, bool]]:
    current = Claim.objects.current()
    yield "extracting", Run.objects.filter(status__in=IN_FLIGHT).exists()
    yield "extracting", Item.objects.filter(status__in=IN_FLIGHT).exists()
    yield "seconding", current.filter(status=Claim.Status.ONCE).exists()
    yield "decided", current.exists()
    yield "unclaimed", Article.objects.exists()
