"""Comparisons made by hand: the least that makes sense filled in."""

import datetime as dt
from typing import Any

from claims.provenance.schema import Telling, Vertex, What
from claims.reports.cells import Told
from claims.reports.schema import (
    Absence,
    Anchor,
    Cell,
    Column,
    Comparison,
    Directness,
    Foot,
    Hop,
    Method,
    Quoted,
    Row,
    Stance,
)

FRIDAY = dt.datetime(2026, 3, 6, 8, 30, tzinfo=dt.UTC)
CONTENT = "The ferry to Holm will not sail on Friday"
SHA256 = "0" * 64
LIND = Hop(1, "Ada Lind", "person", True, "harbour master", "B", None)


def quoted(claim: int = 1, outlet: str = "Harbour Post", **given: Any) -> Quoted:
    """A claim as it stands in a report, accepted by one person; `given` replaces any field."""
    values: dict[str, Any] = {
        "revision": 1,
        "status": "accepted",
        "thread": 1,
        "article": claim,
        "title": "No ferry to Holm",
        "url": f"https://news.example/{claim}",
        "published": FRIDAY,
        "sha256": SHA256,
        "content": CONTENT,
        "pieces": (Anchor(SHA256, 0, len(CONTENT), CONTENT),),
        "cue": "said",
        "cue_place": Anchor(SHA256, 68, 72, "said"),
        "quote": "indirect",
        "hedged": False,
        "denial": False,
        "hedges": (),
        "figures": (),
        "chain": (LIND,),
        "reviewers": ("arvid",),
        "extractor": "test-1",
    }
    return Quoted(claim=claim, outlet=outlet, **values | given)


POST, GAZETTE, WIRE, HERALD = (
    Vertex(What.OUTLET, key, name)
    for key, name in enumerate(["Harbour Post", "Coast Gazette", "Nordwire", "Herald"], start=1)
)
ADA, ROSA = Vertex(What.PARTY, 11, "Ada Lind"), Vertex(What.PARTY, 12, "Rosa Vik")
OFFICIALS = Vertex(What.GROUP, 21, "two officials")
NOBODY = Vertex(What.UNKNOWN, 31)
KINDS = {What.OUTLET: "outlet", What.PARTY: "person", What.GROUP: "group", What.UNKNOWN: "group"}


def told(
    claim: int = 1,
    outlet: Vertex = POST,
    *chain: Vertex,
    day: int | None = 6,
    copy_of: Vertex | None = None,
    against: bool = False,
    by_rule: bool = False,
    kind: str = "",
    **given: Any,
) -> Told:
    """A claim on one side of a row, printed on a day of March; `kind` is that of the first
    party."""
    chain = chain or (ADA,)
    published = dt.datetime(2026, 3, day, tzinfo=dt.UTC) if day else None
    kinds = [kind or KINDS[chain[0].what], *(KINDS[vertex.what] for vertex in chain[1:])]
    hops = tuple(
        Hop(vertex.key, str(vertex), what, vertex.what is not What.GROUP, "", "F", None)
        for vertex, what in zip(chain, kinds, strict=True)
    )
    quote = quoted(claim, outlet.name, published=published, chain=hops, **given)
    telling = Telling(claim, outlet, chain, published, copy_of)
    return Told(quote, telling, against=against, by_rule=by_rule)


def comparison(*claims: Quoted, title: str = "Ferry to Holm") -> Comparison:
    """One row over three outlets: one reports it, one is silent, one was never collected."""
    claims = claims or (quoted(),)
    cells = (
        Cell(
            1,
            stance=Stance.REPORTS,
            claims=tuple(claim.claim for claim in claims),
            attributed_to="Ada Lind",
            directness=Directness.NAMED,
            first_seen=FRIDAY,
            quote=CONTENT,
        ),
        Cell(2, absence=Absence.SILENT),
        Cell(3, absence=Absence.NOT_COLLECTED),
    )
    numbers = tuple(claim.claim for claim in claims)
    foot = Foot(
        first="Harbour Post",
        first_seen=FRIDAY,
        outlets=1,
        independent=1,
        unknown=0,
        unrecorded=0,
        origins=("Ada Lind",),
        groups=(),
        contradictions=0,
        numbers=(),
        wordings=1,
        pivot="",
        loops=(),
        basis=(("outlets", numbers), ("independent", numbers)),
    )
    columns = (
        Column(1, "Harbour Post", "F", 3, 5),
        Column(2, "Coast Gazette", "F", 1, 1),
        Column(3, "Nordwire", "F", 0, 0),
    )
    method = Method(
        query="thread=1",
        since=None,
        until=None,
        made=dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC),
        made_by="edda",
        extractors=("test-1",),
        linker="linker-1",
        reviewers=("arvid",),
        accepted_only=True,
    )
    row = Row(1, "The ferry stays in port", cells, foot)
    summary = (("1 proposition in 1 outlet.", numbers),)
    return Comparison(title, "", columns, (row,), claims, summary, method)
