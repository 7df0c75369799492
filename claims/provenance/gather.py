"""Claims of the database as the tellings that provenance is reckoned from."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar
from zlib import crc32

from articles.models import Outlet
from claims.extraction import UNKNOWN, Kind
from claims.models import Hop, Party, Qualifier
from claims.models.claim import ClaimQuerySet, these
from claims.provenance.schema import Telling, Vertex, What
from claims.resolution.names import normal_form

NOT_KNOWN = "Outlet not known"
AGENCIES = -1_000_000_000  # below all other keys: agencies that a text credits and nobody cites
VERSION = "run__version"
ORIGIN = f"{VERSION}__copy__family__origin"
T = TypeVar("T")
ByClaim = Mapping[int, tuple[T, ...]]


class Printed(NamedTuple):
    """Where a claim was printed, and of which text that is a copy."""

    claim: int
    version: int
    wire: str
    published: dt.datetime | None
    article: int
    outlet: int | None
    name: str | None
    left: bool | None
    origin: int | None
    origin_article: int | None
    origin_outlet: int | None
    origin_name: str | None


PRINTED = (
    *("pk", f"{VERSION}_id", f"{VERSION}__wire", f"{VERSION}__article__published_at"),
    *(f"{VERSION}__article_id", f"{VERSION}__article__outlet_id"),
    *(f"{VERSION}__article__outlet__name", f"{VERSION}__copy__left", f"{ORIGIN}_id"),
    *(f"{ORIGIN}__article_id", f"{ORIGIN}__article__outlet_id"),
    f"{ORIGIN}__article__outlet__name",
)
HOP = (
    *("claim_id", "party_id", "party__name", "party__normal", "party__kind", "party__named"),
    *("party__outlet_id", "party__outlet__name"),
)


def tellings(claims: ClaimQuerySet) -> list[Telling]:
    """One telling a claim, in four queries however many there are."""
    rows = [Printed(*row) for row in claims.order_by("pk").values_list(*PRINTED)]
    chains = _chains([row.claim for row in rows])
    agencies = credited({row.wire for row in rows if row.wire})
    return [
        Telling(
            claim=row.claim,
            outlet=printed_by(row.article, row.outlet, row.name),
            chain=chains.get(row.claim, ()),
            published=row.published,
            copy_of=_had_from(row, agencies.get(row.wire)),
        )
        for row in rows
    ]


def _had_from(row: Printed, agency: Vertex | None) -> Vertex | None:
    """The outlet whose text this is a copy of, else the agency that it credits. What an outlet
    prints a second time, as when it brings its story up to date, it has from nobody else."""
    outlet = printed_by(row.article, row.outlet, row.name)
    return next((each for each in (copied_from(row), agency) if each not in (None, outlet)), None)


def printed_by(article: int, outlet: int | None, name: str | None) -> Vertex:
    if outlet is None:
        return Vertex(What.OUTLET, -article, NOT_KNOWN)
    return Vertex(What.OUTLET, outlet, name or "")


def copied_from(row: Printed) -> Vertex | None:
    if row.left or row.origin in (None, row.version) or row.origin_article is None:
        return None
    return printed_by(row.origin_article, row.origin_outlet, row.origin_name)


def _chains(claims: Collection[int]) -> ByClaim[Vertex]:
    hops = Hop.objects.filter(claim__in=these(claims)).order_by("claim", "position")
    return grouped((claim, vertex(*party)) for claim, *party in hops.values_list(*HOP))


def vertex(
    party: int, name: str, normal: str, kind: str, named: bool, outlet: int | None,
    outlet_name: str | None,
) -> Vertex:  # fmt: skip
    """Outlets of ours and outlets that are only cited are both outlets; an open end is that of its
    article, of which `unknown` is a party."""
    if normal == UNKNOWN:
        return Vertex(What.UNKNOWN, party)
    if not named:
        return Vertex(What.GROUP, party, name)
    if outlet is not None:
        return Vertex(What.OUTLET, outlet, outlet_name or "")
    if kind == Kind.OUTLET:
        return cited_only(party, name)
    return Vertex(What.PARTY, party, name)


def cited_only(party: int, name: str) -> Vertex:
    """An outlet of which nothing was imported."""
    return Vertex(What.OUTLET, AGENCIES // 2 - party, name)


def party_of(end: Vertex) -> int | None:
    """The party that a vertex stands for, if it stands for one."""
    if end.what is not What.OUTLET:
        return end.key
    return AGENCIES // 2 - end.key if AGENCIES < end.key < AGENCIES // 2 else None


def words(claims: ClaimQuerySet, role: Qualifier.Role) -> ByClaim[str]:
    """The words of the article that qualify a claim in this way, in the order of the text."""
    rows = Qualifier.objects.filter(claim__in=claims.order_by().values("pk"), role=role)
    return grouped(rows.order_by("claim", "start", "pk").values_list("claim_id", "exact"))


def grouped(rows: Iterable[tuple[int, T]]) -> ByClaim[T]:
    found: dict[int, list[T]] = defaultdict(list)
    for claim, value in rows:
        found[claim].append(value)
    return {claim: tuple(values) for claim, values in found.items()}


def party_vertex(party: Party) -> Vertex:
    outlet = party.outlet
    return vertex(
        party.pk, party.name, party.normal, party.kind, party.named,
        outlet.pk if outlet else None, outlet.name if outlet else None,
    )  # fmt: skip


def outlet_vertex(outlet: Outlet) -> Vertex:
    return Vertex(What.OUTLET, outlet.pk, outlet.name)


def credited(names: Collection[str]) -> dict[str, Vertex]:
    """The agencies that texts credit, by the name that they give."""
    if not names:
        return {}
    return dict(_credited(sorted(names)))


def _credited(names: list[str]) -> Iterator[tuple[str, Vertex]]:
    normals = {normal_form(name): name for name in names}
    outlets = {normal_form(outlet.name): outlet for outlet in Outlet.objects.filter(name__in=names)}
    parties = Party.objects.filter(named=True, namesake=0, normal__in=normals)
    known = {party.normal: party for party in parties}
    for normal, name in normals.items():
        if normal in outlets:
            yield name, outlet_vertex(outlets[normal])
        elif normal in known:
            yield name, cited_only(known[normal].pk, known[normal].name)
        else:
            # By its name, so that it is the same among other claims, and tomorrow.
            yield name, Vertex(What.OUTLET, AGENCIES - crc32(normal.encode()), name)
