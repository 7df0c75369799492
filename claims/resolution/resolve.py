"""Stage 4: the parties of an article's claims, found or made. Runs inside a transaction."""

from collections.abc import Iterable

from articles.models import Article, Outlet
from claims.extraction import UNKNOWN, Hop
from claims.models import Alias, Party
from claims.resolution.names import normal_form

NAME_LENGTH = 300


def resolve(hops: Iterable[Hop], article: Article) -> dict[Hop, Party]:
    """The party of each hop.

    Named parties are shared by all articles, by name or alias. Unnamed ones
    ("two officials", "unknown") belong to this article alone.
    """
    wanted = {hop: normal_form(hop.canonical)[:NAME_LENGTH] for hop in hops}
    named = {normal: hop for hop, normal in wanted.items() if hop.named}
    unnamed = {normal: hop for hop, normal in wanted.items() if not hop.named}
    by_name = _known(named) | _make_named(named)
    by_description = _make_unnamed(unnamed, article)
    return {
        hop: by_name[normal] if hop.named else by_description[normal]
        for hop, normal in wanted.items()
    }


def _known(named: dict[str, Hop]) -> dict[str, Party]:
    aliases = Alias.objects.filter(normal__in=named).select_related("party")
    return {alias.normal: alias.party for alias in aliases}


def _make_named(named: dict[str, Hop]) -> dict[str, Party]:
    """Parties for the names that nobody knows yet.

    In a fixed order, so that two workers with the same new names wait for
    each other instead of blocking each other.
    """
    unknown = sorted(named.keys() - _known(named).keys())
    Party.objects.bulk_create(
        (_party(named[normal], normal) for normal in unknown), ignore_conflicts=True
    )
    made = {party.normal: party for party in Party.objects.filter(named=True, normal__in=unknown)}
    Alias.objects.bulk_create(
        (
            Alias(party=made[normal], text=named[normal].canonical[:NAME_LENGTH], normal=normal)
            for normal in unknown
        ),
        ignore_conflicts=True,
    )
    _tie_outlets(made)
    return made


def _tie_outlets(parties: dict[str, Party]) -> None:
    """A party that has the name of an outlet of ours is that outlet."""
    names = {party.name.casefold(): party for party in parties.values() if party.outlet_id is None}
    if not names:
        return
    for outlet in Outlet.objects.filter(party=None):
        party = names.get(outlet.name.casefold())
        if party:
            party.outlet = outlet
            party.save(update_fields=["outlet"])


def _make_unnamed(unnamed: dict[str, Hop], article: Article) -> dict[str, Party]:
    Party.objects.bulk_create(
        (_party(unnamed[normal], normal, article) for normal in sorted(unnamed)),
        ignore_conflicts=True,
    )
    found = Party.objects.filter(named=False, article=article, normal__in=unnamed)
    return {party.normal: party for party in found}


def _party(hop: Hop, normal: str, article: Article | None = None) -> Party:
    name = hop.canonical if hop.canonical.strip() else UNKNOWN
    return Party(
        name=name[:NAME_LENGTH],
        normal=normal,
        kind=hop.kind.value,
        named=hop.named,
        article=article,
    )
