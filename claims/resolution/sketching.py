"""Parties as the newest of their articles draw them, from the database."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, OuterRef, Prefetch, Q, QuerySet, When

from articles.models import Article
from claims.extraction import Kind
from claims.models import Hop, Matching, Party
from claims.resolution.names import normal_form
from claims.resolution.offices import office
from claims.resolution.schema import Office, Sketch

HERE, ELSEWHERE = 0, 1
KEPT = Q(claim__run__version__copy__left=False)  # in its family of copies
NEWEST = 24  # places in chains that are looked at
MOST_NAMES = 12


@dataclass(slots=True)
class Seen:
    """What the newest hops of a party and their texts say."""

    offices: list[Office] = field(default_factory=list)
    publishers: set[str] = field(default_factory=set)
    texts: dict[int, date | None] = field(default_factory=dict)
    families: set[int] = field(default_factory=set)


def sketches(pks: Collection[int]) -> dict[int, Sketch]:
    """By the number of the party, in the same number of queries however many."""
    parties = list(_parties(pks))
    seen = _seen({hop: pk for pk, hops in _newest(pks) for hop in hops})
    texts = {text for each in seen.values() for text in each.texts}
    read = dict(Matching.objects.filter(version__in=texts).values_list("version", "read"))
    return {party.pk: _sketch(party, seen[party.pk], read) for party in parties}


def here_and_elsewhere(party: Party, article: Article) -> tuple[Sketch, Sketch] | None:
    """The party as one article draws it, and as the others do; None where only one side does."""
    newest = _current().filter(party=party).values_list("pk", flat=True)
    inside = Q(claim__run__version__article=article)
    here, elsewhere = newest.filter(inside)[:NEWEST], newest.exclude(inside)[:NEWEST]
    seen = _seen(dict.fromkeys(here, HERE) | dict.fromkeys(elsewhere, ELSEWHERE))
    if len(seen) < 2:
        return None
    texts = {text for each in seen.values() for text in each.texts}
    read = dict(Matching.objects.filter(version__in=texts).values_list("version", "read"))
    return _sketch(party, seen[HERE], read), _sketch(party, seen[ELSEWHERE], read)


def _parties(pks: Collection[int]) -> Iterable[Party]:
    merged = Party.objects.filter(named=True).only("name", "merged_into")
    rows = Party.objects.filter(pk__in=pks).select_related("outlet")
    return rows.prefetch_related("aliases", "outlet__other_names", Prefetch("merged", merged))


def _newest(pks: Collection[int]) -> Iterable[tuple[int, list[int]]]:
    """The hops of each that are looked at."""
    newest = _current().filter(party=OuterRef("pk")).values("pk")[:NEWEST]
    rows = Party.objects.filter(pk__in=pks).annotate(newest=ArraySubquery(newest))
    return rows.values_list("pk", "newest")


def _current() -> QuerySet[Hop]:
    return Hop.objects.filter(claim__current=True).order_by("-claim_id")


def _seen(hops: dict[int, int]) -> dict[int, Seen]:
    """By party; `hops` has the party of each."""
    found: dict[int, Seen] = defaultdict(Seen)
    text, day = "claim__run__version", "claim__run__version__article__published_at"
    rows = Hop.objects.filter(pk__in=hops).order_by("pk")
    told, family = (
        ("role", "organisation", "former"),
        Case(When(KEPT, then=f"{text}__copy__family")),
    )
    for pk, role, organisation, former, version, published, copied in rows.values_list(
        "pk", *told, text, day, family
    ):
        each, on = found[hops[pk]], published.date() if published else None
        each.texts[version] = on
        each.families |= {copied} if copied else set()
        if role:
            each.offices.append(office(role, organisation, on, former=former))
        if organisation:
            each.publishers.add(normal_form(organisation))
    return found


def _sketch(party: Party, seen: Seen, read: dict[int, dict[str, object]]) -> Sketch:
    names = tuple(dict.fromkeys(_names(party)))[:MOST_NAMES]
    normal = {normal_form(name) for name in names}
    told = [read[text] for text in seen.texts if read.get(text)]
    return Sketch(
        names,
        Kind(party.kind),
        party.named,
        tuple(dict.fromkeys(seen.offices)),
        frozenset(_spelt_out(told, normal)),
        frozenset(word for each in told for word in _words(each["surroundings"])),
        tuple(sorted({day for day in seen.texts.values() if day})),
        frozenset(_owners(told, normal)),
        frozenset(seen.publishers),
        frozenset(seen.families),
    )


def _names(party: Party) -> Iterator[str]:
    yield party.name
    yield from (alias.text for alias in party.aliases.all())
    yield from (other.name for other in party.merged.all())
    if party.outlet:
        yield from (other.name for other in party.outlet.other_names.all())


def _spelt_out(told: Iterable[dict[str, object]], normal: set[str]) -> Iterator[str]:
    for each in told:
        for letters, names in _listed(each["spelt_out"]):
            if not normal.isdisjoint(names):
                yield letters


def _owners(told: Iterable[dict[str, object]], normal: set[str]) -> Iterator[str]:
    for each in told:
        for name, found in _listed(each["owners"]):
            if name in normal:
                yield from found


def _words(found: object) -> list[str]:
    assert isinstance(found, list)
    return found


def _listed(found: object) -> Iterable[tuple[str, list[str]]]:
    assert isinstance(found, dict)
    return found.items()
