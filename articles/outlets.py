"""Outlets by the names that records give them: their own, another one, or a domain."""

from collections.abc import Collection, Iterator

from django.db.models import Value
from django.db.models.functions import Lower

from articles.models import Outlet, OutletName


def outlet_named(name: str) -> Outlet | None:
    """The outlet that this name means, made if new; None for no name."""
    if not (name := one_line(name)):
        return None
    # As the unique index has it: `iexact` compares capitals, and would ask no index.
    outlets = Outlet.objects.alias(folded=Lower("name"))
    own = outlets.filter(folded=Lower(Value(name))).first()
    meant = own or next(filter(None, map(_also_named([name]).get, _ways(name))), None)
    if meant:
        return meant
    return outlets.get_or_create(folded__exact=Lower(Value(name)), defaults={"name": name})[0]


def own_names(given: Collection[str]) -> dict[str, str]:
    """For each of these names that means an outlet of another name, that name; in two queries."""
    others = _also_named(given)
    if not others:
        return {}
    own = set(Outlet.objects.filter(name__in=given).values_list("name", flat=True))
    means = {
        name: next((others[way].name for way in _ways(name) if way in others), name)
        for name in given
        if name not in own
    }
    return {name: meant for name, meant in means.items() if meant != name}


def one_line(name: str) -> str:
    return " ".join(name.split())[:200]


def _also_named(names: Collection[str]) -> dict[str, Outlet]:
    """The outlets that have one of these as another name, by that name in small letters."""
    ways = {way for name in names for way in _ways(name)}
    others = OutletName.objects.alias(folded=Lower("name")).filter(folded__in=ways)
    return {other.name.lower(): other.outlet for other in others.select_related("outlet")}


def _ways(name: str) -> Iterator[str]:
    """The name in small letters; of a domain also the ones above it."""
    yield (way := name.lower())
    while " " not in way and way.count(".") > 1:
        yield (way := way.partition(".")[2])
