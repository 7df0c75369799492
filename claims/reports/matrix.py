"""A comparison as a table to look at, in which every cell and figure can be opened. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.provenance.order import in_words
from claims.reports.schema import Absence, Cell, Change, Column, Comparison, Quoted, Row, Stance

SUMMARY = "summary"
ONE_BY_ONE = 3
MOST_NUMBERS = 8
CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Look:
    """How a stance or an absence is shown: its shape by name, and in words."""

    shape: str
    word: str
    meaning: str


STANCES = {
    Stance.ASSERTS: Look("asserts", "asserts", "in the outlet’s own words, without a hedge"),
    Stance.REPORTS: Look("reports", "reports", "that somebody says so"),
    Stance.QUESTIONS: Look("questions", "questions", "leaves it open"),
    Stance.DENIES: Look("denies", "denies", "or prints a denial or what contradicts it"),
}
ABSENCES = {
    Absence.SILENT: Look("silent", "silent", "has articles in the window, none with this"),
    Absence.UNDECIDED: Look("undecided", "not decided", "has it in claims that nobody accepted"),
    Absence.NO_ARTICLE: Look("no-article", "no article", "has none in the window"),
    Absence.NOT_COLLECTED: Look("uncollected", "not collected", "nothing of it was ever imported"),
}
LEGEND = (*STANCES.values(), *ABSENCES.values())


@dataclass(frozen=True, slots=True)
class Place:
    """A cell under its outlet; `key` opens it."""

    cell: Cell
    column: Column
    look: Look
    others: tuple[Look, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Figure:
    """What the foot of a row says, with the claims that it stands on; `key` opens them."""

    name: str
    text: str
    claims: tuple[int, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Line:
    row: Row
    places: tuple[Place, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """Claims that a reader asked for; `row` is None where they stand behind the summary."""

    key: str
    heading: str
    claims: tuple[Quoted, ...]
    row: Row | None = None


def lines(comparison: Comparison, rows: Sequence[Row]) -> list[Line]:
    return [
        Line(
            row=row,
            places=tuple(
                place(row, column, cell)
                for column, cell in zip(comparison.columns, row.cells, strict=True)
            ),
            figures=tuple(figures(row)),
        )
        for row in rows
    ]


def place(row: Row, column: Column, cell: Cell) -> Place:
    return Place(
        cell=cell,
        column=column,
        look=STANCES[cell.stance] if cell.stance else ABSENCES[cell.absence or Absence.SILENT],
        others=tuple(STANCES[stance] for stance in cell.others),
        key=f"{row.thread}-{column.outlet}",
    )


def figures(row: Row) -> Iterator[Figure]:
    basis = dict(row.foot.basis)
    for name, text in _told(row):
        if text:
            claims = basis.get(name) or basis.get("outlets", ())
            yield Figure(name, text, claims, f"{row.thread}-{name}")
    if row.changes:
        text = moved(row.changes)
        pairs = ((each.before, each.after) for each in row.changes)
        claims = tuple(dict.fromkeys(claim for pair in pairs for claim in pair))
        yield Figure(CHANGES, text, claims, f"{row.thread}-{CHANGES}")


def _told(row: Row) -> Iterator[tuple[str, str]]:
    foot = row.foot
    on = f", {in_words(foot.first_seen)}" if foot.first_seen else ""
    yield "first", f"first in {foot.first}{on}" if foot.first else ""
    yield "outlets", _many(foot.outlets, "outlet")
    yield "independent", _many(foot.independent, "independent origin")
    yield "unknown", f"{foot.unknown} unknown" if foot.unknown else ""
    yield "unrecorded", f"{foot.unrecorded} without recorded lineage" if foot.unrecorded else ""
    against = _many(foot.contradictions, "contradiction") if foot.contradictions else ""
    yield "contradictions", against
    by_rule = f"{_many(foot.by_rule, 'contradiction')} by rule" if foot.by_rule else ""
    yield "by_rule", by_rule
    numbers = "numbers: " if len(foot.numbers) > 1 else "number: "
    yield "numbers", numbers + some(foot.numbers) if foot.numbers else ""
    yield "wordings", _many(foot.wordings, "wording") if foot.wordings > 1 else ""
    yield "pivot", foot.pivot
    yield "loops", "in a circle: " + "; ".join(foot.loops) if foot.loops else ""


def moved(changes: Sequence[Change]) -> str:
    """The changes one by one, or where they are many how often each happened."""
    if len(changes) <= ONE_BY_ONE:
        return "; ".join(f"{each.change}, {each.text}" for each in changes)
    times = Counter(each.change for each in changes)
    return "; ".join(f"{change}: {_many(number, 'time')}" for change, number in times.items())


def some(words: Sequence[str]) -> str:
    more = f" and {len(words) - MOST_NUMBERS} more" if len(words) > MOST_NUMBERS else ""
    return ", ".join(words[:MOST_NUMBERS]) + more


def opened(comparison: Comparison, key: str) -> Opened | None:
    """What the key of a cell, a figure or a sentence opens; None if it opens nothing here."""
    claims = {claim.claim: claim for claim in comparison.claims}
    first, _, second = key.partition("-")
    if first == SUMMARY:
        return _sentence(comparison, second, key, claims)
    row = next((row for row in comparison.rows if str(row.thread) == first), None)
    return _of_row(comparison, row, key, claims) if row else None


def _sentence(
    comparison: Comparison, number: str, key: str, claims: Mapping[int, Quoted]
) -> Opened | None:
    at = int(number) if number.isascii() and number.isdigit() else -1
    if not 0 <= at < len(comparison.summary):
        return None
    text, standing_on = comparison.summary[at]
    return Opened(key, text, tuple(claims[pk] for pk in standing_on))


def _of_row(
    comparison: Comparison, row: Row, key: str, claims: Mapping[int, Quoted]
) -> Opened | None:
    [line] = lines(comparison, [row])
    found = {each.key: (_heading(each), each.cell.claims) for each in line.places}
    found |= {each.key: (each.text, each.claims) for each in line.figures}
    if key not in found:
        return None
    heading, standing_on = found[key]
    return Opened(key, heading, tuple(claims[pk] for pk in standing_on), row)


def _heading(place: Place) -> str:
    return f"{place.column.name}: {place.cell.stance or place.cell.absence}"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
