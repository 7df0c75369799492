"""A comparison as tables: what the spreadsheet files hold. Pure.

Offsets are half-open, in code points, in the text whose SHA-256 stands beside them.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claims.reports.exports.edition import Edition, method
from claims.reports.exports.words import CREDIBILITY, told
from claims.reports.schema import Anchor, Quoted, Row, Stance

Value = str | int | dt.datetime | None
BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` are names with a width in characters; `rows` gives each row once, in order."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: Callable[[], Iterator[tuple[Value, ...]]]


def matrix(edition: Edition) -> Table:
    """A line a thread, with what it comes to, and a column an outlet."""
    shown = edition.comparison
    columns = (
        ("thread", 8), ("wording", 48), ("first", 18), ("first_seen", 17), ("outlets", 8),
        ("independent_origins", 19), ("unknown", 9), ("lineage_not_recorded", 21),
        ("contradictions", 15), ("contradictions_by_rule", 22), ("numbers", 16), ("wordings", 9),
        ("credibility", 20), ("note", 24), *((column.name, 26) for column in shown.columns),
    )  # fmt: skip
    return Table("matrix", columns, lambda: map(_matrix_row, shown.rows))


def _matrix_row(row: Row) -> tuple[Value, ...]:
    foot = row.foot
    return (
        row.thread, row.wording, foot.first, foot.first_seen, foot.outlets, foot.independent,
        foot.unknown, foot.unrecorded, foot.contradictions, foot.by_rule,
        BETWEEN.join(foot.numbers), foot.wordings,
        CREDIBILITY.get(row.credibility, row.credibility), row.note,
        *map(told, row.cells),
    )  # fmt: skip


def claims(edition: Edition) -> Table:
    columns = (
        ("claim", 8), ("thread", 8), ("status", 10), ("outlet", 20), ("article", 32),
        ("published", 17), ("url", 32), ("content", 60), ("speaker", 20), ("origin", 20),
        ("chain", 30), ("cue", 14), ("quote", 9), ("hedged", 8), ("denial", 8), ("hedges", 16),
        ("figures", 16), ("content_offsets", 14), ("cue_offsets", 12), ("version_sha256", 20),
        ("revision", 9), ("reviewers", 14), ("extractor", 14),
    )  # fmt: skip
    return Table("claims", columns, lambda: map(_claim_row, edition.comparison.claims))


def _claim_row(claim: Quoted) -> tuple[Value, ...]:
    names = [hop.name for hop in claim.chain] or [""]
    return (
        claim.claim, claim.thread, claim.status, claim.outlet, claim.title, claim.published,
        claim.url, claim.content, names[0], names[-1], " > ".join(names), claim.cue, claim.quote,
        _yes(claim.hedged), _yes(claim.denial), BETWEEN.join(claim.hedges),
        BETWEEN.join(claim.figures), " ".join(map(_offsets, claim.pieces)),
        _offsets(claim.cue_place), claim.sha256, claim.revision, ", ".join(claim.reviewers),
        claim.extractor,
    )  # fmt: skip


def chains(edition: Edition) -> Table:
    """A line a hop, from the article outward."""
    columns = (
        ("claim", 8), ("position", 9), ("party", 28), ("kind", 14), ("named", 8), ("office", 24),
        ("reliability", 11), ("offsets", 14), ("exact", 28), ("version_sha256", 20),
    )  # fmt: skip
    return Table("chains", columns, lambda: _hops(edition))


def _hops(edition: Edition) -> Iterator[tuple[Value, ...]]:
    for claim in edition.comparison.claims:
        for position, hop in enumerate(claim.chain, start=1):
            yield (
                claim.claim, position, hop.name, hop.kind, _yes(hop.named), hop.office,
                hop.reliability, _offsets(hop.place), hop.place.exact if hop.place else "",
                claim.sha256,
            )  # fmt: skip


def origins(edition: Edition) -> Table:
    """A line for each origin of a thread, and for what makes their number uncertain."""
    columns = (("thread", 8), ("wording", 48), ("what", 40), ("name", 48))
    return Table("origins", columns, lambda: _origins(edition))


def _origins(edition: Edition) -> Iterator[tuple[Value, ...]]:
    for row in edition.comparison.rows:
        found = [
            *(("named origin", name) for name in row.foot.origins),
            *(("not named, independence not established", name) for name in row.foot.groups),
            *(("have it from each other", loop) for loop in row.foot.loops),
            *([("hangs most on", row.foot.pivot)] if row.foot.pivot else []),
        ]
        for what, name in found:
            yield row.thread, row.wording, what, name


def outlets(edition: Edition) -> Table:
    """A line an outlet, with how often it takes which stance."""
    columns = (
        ("outlet", 28), ("reliability", 11), ("articles_in_window", 18), ("articles_ever", 14),
        *((stance.value.replace(" ", "_"), 12) for stance in Stance),
    )  # fmt: skip
    return Table("outlets", columns, lambda: _outlets(edition))


def _outlets(edition: Edition) -> Iterator[tuple[Value, ...]]:
    shown = edition.comparison
    for place, column in enumerate(shown.columns):
        taken = Counter(row.cells[place].stance for row in shown.rows)
        counts = (taken[stance] for stance in Stance)
        yield column.name, column.reliability, column.articles, column.collected, *counts


def how(edition: Edition) -> Table:
    """The method, the note, and the summary."""
    return Table("method", (("what", 20), ("value", 110)), lambda: _how(edition))


def _how(edition: Edition) -> Iterator[tuple[Value, ...]]:
    yield "Title", edition.comparison.title
    yield from method(edition)
    if edition.comparison.note:
        yield "Note", edition.comparison.note
    for sentence, _ in edition.comparison.summary:
        yield "Summary", sentence


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _offsets(anchor: Anchor | None) -> str:
    return f"{anchor.start}:{anchor.end}" if anchor else "implied"
