"""Keeps the claims in their place in the queue (see `turns`).

Every deed that changes what a turn follows from, a claim's origin, what contradicts it or whether
a report rests on it, calls `refresh` in its transaction.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import transaction
from django.db.models import BigIntegerField, Exists, Func, OuterRef, Q, QuerySet, Subquery

from claims.models import Claim, Hop, Link, Party, Report
from claims.models.claim import ClaimQuerySet
from claims.turns import turn

AT_ONCE = 1000
NUMBERS = ArrayField(BigIntegerField())


@transaction.atomic
def refresh(claims: Iterable[int]) -> int:
    """Give these claims the turn that is theirs now; how many moved.

    One that somebody decides on at this moment is left out, so that nobody waits for anybody: it
    is about to leave the queue.
    """
    free = Claim.objects.filter(pk__in=list(claims)).order_by("pk")
    held = free.select_for_update(of=("self",), no_key=True, skip_locked=True)
    moved = []
    for pk, confidence, attitude, now, *reasons in _rows(held):
        named, cited_before, contradicted, reported = reasons
        new_origin = named and not cited_before
        place = turn(
            confidence,
            attitude=attitude,
            new_origin=new_origin,
            contradicted=contradicted,
            reported=reported,
        )
        if place != now:
            moved.append(Claim(pk=pk, turn=place))
    Claim.objects.bulk_update(moved, ["turn"], batch_size=AT_ONCE)
    return len(moved)


def newcomers(parties: Iterable[int]) -> set[int]:
    """The claims of the first text that cites each of these parties.

    To no others can a party be new, so these before and after a change of chains are all whose
    turn it may change.
    """
    asked = list(parties)
    first = Hop.objects.filter(party=OuterRef("pk")).order_by("claim")
    named = Party.objects.filter(pk__in=asked, named=True)
    texts = list(named.values_list(Subquery(first.values("claim__run__version")[:1]), flat=True))
    claims = Claim.objects.filter(run__version__in=texts, hops__party__in=asked)
    return set(claims.values_list("pk", flat=True))


def _rows(claims: ClaimQuerySet) -> QuerySet[Claim, tuple[Any, ...]]:
    """An origin without a name belongs to its article alone: that it is new says nothing."""
    reasoned = claims.annotate(
        origin_id=_origin("party"),
        named=_origin("party__named"),
        cited_before=_cited_before(),
        contradicted=_contradicted(),
        reported=_reported(),
    )
    own = ("pk", "confidence", "attitude", "turn")
    return reasoned.values_list(*own, "named", "cited_before", "contradicted", "reported")


def _origin(field: str) -> Subquery:
    hops = Hop.objects.filter(claim=OuterRef("pk")).order_by("-position")
    return Subquery(hops.values(field)[:1])


def _cited_before() -> Exists:
    """Whether an older claim of another text cites the origin."""
    older = Hop.objects.filter(party=OuterRef("origin_id"), claim__lt=OuterRef("pk"))
    return Exists(older.exclude(claim__run__version=OuterRef("run__version")))


def _reported() -> Exists:
    """Whether a current report rests on it."""
    this = Func(OuterRef("pk"), template="ARRAY[%(expressions)s]", output_field=NUMBERS)
    return Exists(Report.objects.filter(status=Report.Status.CURRENT, claims__contains=this))


def _contradicted() -> Q:
    """By a claim that nobody has rejected."""
    against = Link.objects.filter(relation=Link.Relation.CONTRADICTS)
    against = against.exclude(status=Link.Status.UNSURE)
    forward = against.filter(one=OuterRef("pk")).exclude(other__status=Claim.Status.REJECTED)
    back = against.filter(other=OuterRef("pk")).exclude(one__status=Claim.Status.REJECTED)
    return Q(Exists(forward)) | Q(Exists(back))
