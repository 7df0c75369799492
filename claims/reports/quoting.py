"""Claims of the database as a report quotes them: a query a table, however many claims."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from claims.extraction import UNKNOWN
from claims.models import Claim, Piece, Qualifier, Review
from claims.models import Hop as StoredHop
from claims.models.claim import office, these
from claims.provenance.gather import NOT_KNOWN, ByClaim, grouped, words
from claims.reports.schema import Anchor, Hop, Quoted

FIGURE, HEDGE = Qualifier.Role.FIGURE, Qualifier.Role.HEDGE
VERSION, ARTICLE = "run__version", "run__version__article"


class Read(NamedTuple):
    """A claim with its article, as it is read."""

    claim: int
    revision: int
    status: str
    content: str
    cue: str
    cue_start: int | None
    cue_end: int | None
    quote: str
    hedged: bool
    denial: bool
    extractor: str
    thread: int | None
    sha256: str
    article: int
    title: str
    url: str
    outlet: str | None
    published: dt.datetime | None


COLUMNS = (
    *("pk", "revision", "status", "content", "cue", "cue_start", "cue_end", "quote", "hedged"),
    *("denial", "run__extractor", "membership__thread", f"{VERSION}__sha256", f"{ARTICLE}_id"),
    *(f"{ARTICLE}__title", f"{ARTICLE}__url", f"{ARTICLE}__outlet__name"),
    f"{ARTICLE}__published_at",
)


def quotations(claims: Collection[int]) -> dict[int, Quoted]:
    """By claim, in the order of their numbers."""
    wanted = Claim.objects.filter(pk__in=these(claims))
    read = [Read(*row) for row in wanted.order_by("pk").values_list(*COLUMNS)]
    texts = {row.claim: row.sha256 for row in read}
    places, chains = pieces(texts), hops(texts)
    hedges, figures = words(wanted, HEDGE), words(wanted, FIGURE)
    who = reviewers(texts)
    return {
        row.claim: Quoted(
            claim=row.claim,
            revision=row.revision,
            status=row.status,
            thread=row.thread,
            article=row.article,
            title=row.title,
            url=row.url,
            outlet=row.outlet or NOT_KNOWN,
            published=row.published,
            sha256=row.sha256,
            content=row.content,
            pieces=places.get(row.claim, ()),
            cue=row.cue,
            cue_place=place(row.sha256, row.cue_start, row.cue_end, row.cue),
            quote=row.quote,
            hedged=row.hedged,
            denial=row.denial,
            hedges=hedges.get(row.claim, ()),
            figures=figures.get(row.claim, ()),
            chain=chains.get(row.claim, ()),
            reviewers=who.get(row.claim, ()),
            extractor=row.extractor,
        )
        for row in read
    }


def pieces(texts: Mapping[int, str]) -> ByClaim[Anchor]:
    """`texts` has the SHA-256 of its text for each claim."""
    rows = Piece.objects.filter(claim__in=these(texts)).order_by("claim", "position")
    return grouped(
        (claim, Anchor(texts[claim], start, end, exact))
        for claim, start, end, exact in rows.values_list("claim_id", "start", "end", "exact")
    )


HOP = (
    *("claim_id", "start", "end", "mention", "role", "organisation", "former", "party_id"),
    *("party__name", "party__normal", "party__kind", "party__named", "party__reliability"),
)


def hops(texts: Mapping[int, str]) -> ByClaim[Hop]:
    rows = StoredHop.objects.filter(claim__in=these(texts)).order_by("claim", "position")
    return grouped((row[0], hop(texts[row[0]], *row[1:])) for row in rows.values_list(*HOP))


def hop(  # noqa: PLR0913, PLR0917 - the columns of a row
    sha256: str, start: int | None, end: int | None, mention: str, role: str, organisation: str,
    former: bool, party: int, name: str, normal: str, kind: str, named: bool, reliability: str,
) -> Hop:  # fmt: skip
    return Hop(
        party=party,
        name=UNKNOWN if normal == UNKNOWN else name,
        kind=kind,
        named=named,
        office=office(name, role, organisation, former=former),
        reliability=reliability,
        place=place(sha256, start, end, mention),
    )


def reviewers(claims: Iterable[int]) -> ByClaim[str]:
    """The usernames. While a second person is asked, the first stays unknown."""
    rows = Review.objects.filter(claim__in=these(claims)).exclude(claim__status=Claim.Status.ONCE)
    names = rows.order_by("claim", "by__username").values_list("claim_id", "by__username")
    return grouped(names.distinct())


def place(sha256: str, start: int | None, end: int | None, exact: str) -> Anchor | None:
    return None if start is None or end is None else Anchor(sha256, start, end, exact)
