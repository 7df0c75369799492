"""Going through pairs that wait for an answer, the likeliest first."""

from typing import TypeVar

from django.db.models import Q, QuerySet

from claims.models import Link, Proposal

Pair = TypeVar("Pair", Link, Proposal)


def following(waiting: QuerySet[Pair], after: Pair | None = None) -> Pair | None:
    """The first that waits, or the one that follows `after`, round to the start."""
    if after is None:
        return waiting.first()
    return waiting.filter(_behind(after)).first() or waiting.exclude(pk=after.pk).first()


def preceding(waiting: QuerySet[Pair], before: Pair) -> Pair | None:
    return waiting.reverse().exclude(_behind(before) | Q(pk=before.pk)).first()


def _behind(pair: Pair) -> Q:
    at = pair.probability or 0.0
    return Q(probability__lt=at) | Q(probability=at, pk__gt=pair.pk)
