"""Offices over time: which a person held, and who held those of a body."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q, QuerySet

from claims.models import Hop, Party
from claims.resolution.offices import office

MOST = 12
ROWS = 200  # wordings that are looked at


@dataclass(frozen=True)
class Held:
    """An office as it is written most often, by whom, and between which days it was seen."""

    office: str
    holder: Party
    first: dt.date | None
    last: dt.date | None
    number: int
    former: bool


def offices_held(party: Party) -> list[Held]:
    """By this party, the newest first."""
    return _held(Hop.objects.filter(party=party), {party.pk: party})


def holders(party: Party) -> list[Held]:
    """Who spoke for this body, in which office."""
    names = list(party.aliases.values_list("text", flat=True)) or [party.name]
    speaking = Hop.objects.filter(organisation__in=names).exclude(party=party)
    rows = speaking.filter(party__named=True)
    found = Party.objects.in_bulk(list(rows.values_list("party", flat=True).distinct()[:ROWS]))
    return _held(rows.filter(party__in=found), found)


def _held(hops: QuerySet[Hop], parties: dict[int, Party]) -> list[Held]:
    on = "claim__run__version__article__published_at"
    stated = hops.filter(~Q(role="") | ~Q(organisation=""), claim__current=True).order_by()
    rows = stated.values_list("party", "role", "organisation", "former").annotate(
        Min(on), Max(on), number=Count("pk")
    )
    return _joined(
        Held(_written(role, body), parties[pk], _day(first), _day(last), number, former)
        for pk, role, body, former, first, last, number in rows.order_by("-number")[:ROWS]
    )


def _joined(found: Iterable[Held]) -> list[Held]:
    """Wordings of one office as one; the commonest comes first and gives its words."""
    joined: dict[tuple[int, frozenset[str], bool], Held] = {}
    for each in found:
        key = each.holder.pk, office(each.office, "").words, each.former
        joined[key] = _together(joined[key], each) if key in joined else each
    rows = sorted(joined.values(), key=lambda held: held.last or dt.date.min, reverse=True)
    return rows[:MOST]


def _together(one: Held, other: Held) -> Held:
    days = [day for held in (one, other) for day in (held.first, held.last) if day]
    first, last = (min(days), max(days)) if days else (None, None)
    return Held(one.office, one.holder, first, last, one.number + other.number, one.former)


def _written(role: str, organisation: str) -> str:
    return ", ".join(part for part in (role, organisation) if part)


def _day(moment: dt.datetime | None) -> dt.date | None:
    return moment.date() if moment else None
