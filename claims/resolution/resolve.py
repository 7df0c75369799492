"""Stage 4: the parties of an article's claims, found or made. Runs inside a transaction."""

from collections.abc import Collection, Iterable

from django.db.models.functions import Lower

from articles.models import Article, Outlet
from claims.extraction import UNKNOWN, Hop
from claims.models import Alias, Party
from claims.resolution.abbreviations import is_abbreviation, letters
from claims.resolution.blocking import keys
from claims.resolution.candidates import ambiguous
from claims.resolution.names import normal_form
from claims.resolution.schema import Sketch
from claims.resolution.vagueness import is_vague

NAME_LENGTH = 300


def resolve(hops: Iterable[Hop], article: Article) -> dict[Hop, Party]:
    """The party of each hop; where several hops spell one name, the first spelling is kept.

    Named parties are shared by all articles, by name or alias. Unnamed ones
    ("two officials", "unknown") belong to this article alone, and so do names that may mean
    several ("Smith"), until they are matched: see claims.parties.matching.
    """
    named: dict[str, Hop] = {}
    unnamed: dict[str, Hop] = {}
    wanted = {hop: normal_form(hop.canonical)[:NAME_LENGTH] for hop in hops}
    for hop, normal in wanted.items():
        (named if hop.named else unnamed).setdefault(normal, hop)
    by_name, by_description = _named(named, article), _unnamed(unnamed, article)
    _tie_outlets(by_name.values())
    return {hop: (by_name if hop.named else by_description)[wanted[hop]] for hop in wanted}


def _named(named: dict[str, Hop], article: Article) -> dict[str, Party]:
    own = _namesakes(named, article)
    aliases = Alias.objects.filter(normal__in=named.keys() - own.keys()).select_related("party")
    shared = {alias.normal: alias.party for alias in aliases}
    several = ambiguous({letters(n) for n, hop in named.items() if is_abbreviation(hop.canonical)})
    for normal in [normal for normal in shared if letters(normal) in several]:
        del shared[normal]
    known = shared | own
    new = {normal: named[normal] for normal in named.keys() - known.keys()}
    vague = {n for n, hop in new.items() if is_vague(hop.canonical, hop.kind)}
    vague |= {n for n in new if letters(n) in several}
    apart = _make_namesakes({n: new[n] for n in vague}, article)
    return known | apart | _make_named({n: new[n] for n in new.keys() - vague}, article)


def _namesakes(named: Collection[str], article: Article) -> dict[str, Party]:
    """The parties that these names mean in this article."""
    rows = Party.objects.filter(named=True, namesake=article.pk, normal__in=named)
    return {party.normal: _standing(party) for party in rows.select_related("merged_into")}


def _make_namesakes(new: dict[str, Hop], article: Article) -> dict[str, Party]:
    if not new:
        return {}
    parties = [_party(new[normal], normal, namesake=article.pk) for normal in sorted(new)]
    Party.objects.bulk_create(parties, ignore_conflicts=True)
    return _namesakes(new, article)


def _make_named(new: dict[str, Hop], article: Article) -> dict[str, Party]:
    """Parties for names that nobody knew a moment ago.

    In a fixed order, so that two workers with the same new names wait for
    each other instead of blocking each other.
    """
    order = sorted(new)
    parties = (_party(new[normal], normal) for normal in order)
    Party.objects.bulk_create(parties, ignore_conflicts=True)
    rows = Party.objects.filter(named=True, namesake=0, normal__in=order)
    made = {party.normal: party for party in rows}
    _call_back(party for party in made.values() if party.merged_into_id)
    aliases = (
        Alias(party=made[normal], text=made[normal].name, normal=normal, article=article)
        for normal in order
    )
    Alias.objects.bulk_create(aliases, ignore_conflicts=True)
    return made


def _call_back(merged: Iterable[Party]) -> None:
    """Somebody has taken their name from the party that they were merged into."""
    if pks := [party.pk for party in merged]:
        Party.objects.filter(pk__in=pks).update(merged_into=None)


def _unnamed(unnamed: dict[str, Hop], article: Article) -> dict[str, Party]:
    parties = (_party(unnamed[normal], normal, article) for normal in sorted(unnamed))
    Party.objects.bulk_create(parties, ignore_conflicts=True)
    found = Party.objects.filter(named=False, article=article, normal__in=unnamed)
    return {party.normal: _standing(party) for party in found}


def _standing(party: Party) -> Party:
    """The party that this one is, as people have found."""
    while party.merged_into is not None:
        party = party.merged_into
    return party


def _party(hop: Hop, normal: str, article: Article | None = None, *, namesake: int = 0) -> Party:
    name = (hop.canonical if hop.canonical.strip() else UNKNOWN)[:NAME_LENGTH]
    return Party(
        name=name,
        normal=normal,
        kind=hop.kind.value,
        named=hop.named,
        article=article,
        namesake=namesake,
        keys=sorted(keys(Sketch((name,), hop.kind, hop.named))),
    )


def _tie_outlets(parties: Iterable[Party]) -> None:
    """A party that has the name of an outlet of ours is that outlet."""
    loose = {party.name.lower(): party for party in parties if party.outlet_id is None}
    outlets = Outlet.objects.annotate(folded=Lower("name")).filter(folded__in=loose, party=None)
    for outlet in outlets:
        party = loose[outlet.folded]
        party.outlet = outlet
        party.save(update_fields=["outlet"])
