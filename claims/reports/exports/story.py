"""A comparison as something to read: what the printed files say, whatever they look like. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claims.reports.exports.edition import Edition, method
from claims.reports.exports.words import figures, linkable, mark, moment
from claims.reports.schema import Absence, Cell, Column, Quoted, Row

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What one outlet has in one row; `chain` from the article outward, `url` only where a file
    may link to it."""

    outlet: str
    stance: str
    attributed_to: str
    directness: str
    chain: str
    hedge: str
    number: str
    first_seen: str
    quote: str
    copy_of: str
    title: str
    url: str
    more: int  # further claims of this outlet in this row


@dataclass(frozen=True, slots=True)
class Section:
    """A row: its figures as label and value, a mark for each outlet, then who has it, then who
    has it not, by the reason."""

    number: int
    wording: str
    figures: Pairs
    marks: tuple[str, ...]
    lines: tuple[Line, ...]
    absent: Pairs
    changes: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Story:
    number: int
    checksum: str
    title: str
    standing: str
    note: str
    made: str
    summary: str
    outlets: Pairs  # name and reliability
    sections: tuple[Section, ...]
    method: Pairs


def story(edition: Edition) -> Story:
    shown = edition.comparison
    claims = edition.claims()
    return Story(
        number=edition.number,
        checksum=edition.checksum,
        title=shown.title or "Comparison",
        standing=edition.standing,
        note=shown.note,
        made=moment(shown.method.made),
        summary=" ".join(sentence for sentence, _ in shown.summary),
        outlets=tuple((column.name, column.reliability) for column in shown.columns),
        sections=tuple(
            _section(number, row, shown.columns, claims)
            for number, row in enumerate(shown.rows, start=1)
        ),
        method=tuple(method(edition)),
    )


def _section(
    number: int, row: Row, columns: tuple[Column, ...], claims: Mapping[int, Quoted]
) -> Section:
    placed = list(zip(row.cells, columns, strict=True))
    return Section(
        number=number,
        wording=row.wording,
        figures=tuple(figures(row)),
        marks=tuple(str(mark(cell)) for cell in row.cells),
        lines=tuple(_line(cell, column, claims) for cell, column in placed if cell.stance),
        absent=tuple(_absent(placed)),
        changes=tuple(f"{step.change}: {step.text}" for step in row.changes),
        note=row.note,
    )


def _line(cell: Cell, column: Column, claims: Mapping[int, Quoted]) -> Line:
    claim = claims.get(cell.claims[0]) if cell.claims else None
    return Line(
        outlet=column.name,
        stance=str(mark(cell)),
        attributed_to=cell.attributed_to,
        directness=str(cell.directness),
        chain=" ← ".join(hop.name for hop in claim.chain) if claim else "",
        hedge=cell.hedge,
        number=cell.number,
        first_seen=moment(cell.first_seen),
        quote=cell.quote,
        copy_of=cell.copy_of,
        title=claim.title if claim else "",
        url=claim.url if claim and linkable(claim.url) else "",
        more=max(0, len(cell.claims) - 1),
    )


def _absent(placed: list[tuple[Cell, Column]]) -> Iterator[tuple[str, str]]:
    for reason in Absence:
        names = [column.name for cell, column in placed if mark(cell) is reason]
        if names:
            yield str(reason), ", ".join(names)
