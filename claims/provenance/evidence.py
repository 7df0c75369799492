"""What each step of a provenance stands on: characters, a share of words, a credit line."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import F
from django.db.models.functions import StrIndex
from django.urls import reverse

from articles.models import Version
from claims.models import Claim, Hop
from claims.models.claim import these
from claims.provenance.gather import HOP, NOT_KNOWN, vertex
from claims.provenance.lineage import steps
from claims.provenance.schema import Edge, How, Telling, Vertex

SHOWN = 5  # grounds of one step; the others say no more
VERSION = "run__version"
COPY = f"{VERSION}__copy"


@dataclass(frozen=True)
class Ground:
    """One reason to draw a step: a sentence, the characters it stands on, and their address."""

    claim: int
    outlet: str
    said: str
    words: str
    address: str


class Printed(NamedTuple):
    """Where a claim stands, and of what its text is a copy."""

    claim: int
    content: str
    cue: str
    cue_start: int | None
    cue_end: int | None
    version: int
    number: int
    article: int
    outlet: str | None
    wire: str
    share: float | None
    left: bool | None
    family: int | None
    origin: int | None


PRINTED = (
    *("pk", "content", "cue", "cue_start", "cue_end", f"{VERSION}_id", f"{VERSION}__number"),
    *(f"{VERSION}__article_id", f"{VERSION}__article__outlet__name", f"{VERSION}__wire"),
    *(f"{COPY}__share", f"{COPY}__left", f"{COPY}__family_id", f"{COPY}__family__origin_id"),
)
Named = Mapping[tuple[int, Vertex], tuple[int, int, str]]  # where a claim's text names whom


def grounds(told: Sequence[Telling]) -> dict[Edge, list[Ground]]:
    """The first of every step, in the order of the claims; three queries however many."""
    standing: dict[Edge, list[Telling]] = {}
    for telling in told:
        for edge in steps(telling):
            standing.setdefault(edge, []).append(telling)
    wanted = {each.claim for having in standing.values() for each in having[:SHOWN]}
    rows = Claim.objects.filter(pk__in=these(wanted)).values_list(*PRINTED)
    printed = {row[0]: Printed(*row) for row in rows}
    named, credited = mentions(wanted), credit_lines(printed.values())
    return {
        edge: [_ground(printed[each.claim], edge, named, credited) for each in having[:SHOWN]]
        for edge, having in standing.items()
    }


def mentions(claims: Collection[int]) -> Named:
    """What is implied is named nowhere."""
    hops = Hop.objects.filter(claim__in=these(claims), start__isnull=False, end__isnull=False)
    rows = hops.values_list(*HOP, "start", "end", "mention")
    return {
        (claim, vertex(*party)): (start, end, mention)
        for claim, *party, start, end, mention in rows
    }


def credit_lines(printed: Iterable[Printed]) -> dict[int, int]:
    """Where each text first names the agency that it credits, by version."""
    crediting = {row.version for row in printed if row.wire}
    if not crediting:
        return {}
    placed = Version.objects.filter(pk__in=crediting).annotate(at=StrIndex("text", F("wire")))
    return {pk: at - 1 for pk, at in placed.values_list("pk", "at") if at}


def _ground(row: Printed, edge: Edge, named: Named, credited: Mapping[int, int]) -> Ground:
    says = _copying(row, credited) if edge.how is How.COPIED else _naming(row, edge.end, named)
    return Ground(row.claim, row.outlet or NOT_KNOWN, *says)


def _copying(row: Printed, credited: Mapping[int, int]) -> tuple[str, str, str]:
    """By the family of copies that it is in, else by its credit line."""
    if row.family and not row.left and row.origin not in (None, row.version):
        family = reverse("articles:family", args=[row.family])
        share = f"{row.share:.0%} of its words in common with its nearest copy"
        return share, "", f"{family}?{urlencode({'version': row.version})}"
    at = credited.get(row.version)
    span = None if at is None else (at, at + len(row.wire))
    return "The text credits", row.wire, place(row.article, row.number, span)


def _naming(row: Printed, end: Vertex, named: Named) -> tuple[str, str, str]:
    """The mention if there is one, else the cue, else the claim as a whole."""
    if (row.claim, end) in named:
        start, stop, mention = named[row.claim, end]
        return "The text names", mention, place(row.article, row.number, (start, stop))
    if row.cue_start is not None and row.cue_end is not None:
        span = row.cue_start, row.cue_end
        return "Implied, by", row.cue, place(row.article, row.number, span)
    own = reverse("claims:article", args=[row.article])
    return "Implied, in", row.content, f"{own}?claim={row.claim}#here"


def place(article: int, version: int, span: tuple[int, int] | None) -> str:
    """The address of these characters of a text; of the text as a whole if there are none."""
    own = f"{reverse('claims:article', args=[article])}?version={version}"
    return f"{own}&chars={span[0]}-{span[1]}#here" if span else own
