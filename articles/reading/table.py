"""CSV and TSV (RFC 4180, any delimiter): a header, then one article a row."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import count, zip_longest
from typing import BinaryIO

from articles.reading.columns import Column, ColumnMapping, sampled
from articles.reading.dates import puts_day_first
from articles.reading.fields import record_of
from articles.reading.heads import Head
from articles.reading.limits import BODY_CHARACTERS, ROW_CELLS, ROW_CHARACTERS
from articles.reading.lines import Lines
from articles.reading.records import Cells, Record, Rejected, Rejection

_ENDINGS = {".csv", ".tsv", ".tab"}
_DELIMITERS = ",;\t|"

# For the whole process, as csv has it: the default is shorter than a long read.
csv.field_size_limit(BODY_CHARACTERS)


def recognises(head: Head) -> bool:
    """The first line names columns, one of them the text; by its name, any line of cells will."""
    cells = _split(head, _delimiter(head))
    named = head.ending in _ENDINGS and all(len(cell) < 60 for cell in cells)
    return len(cells) > 1 and (named or has_body(cells, head.mapping))


def records(head: Head, stream: BinaryIO) -> Iterator[Record | Rejection]:
    """Row by row; rows are counted as a spreadsheet does, the header being row 1."""
    with Lines(stream, head.charset) as lines:
        rows = csv.reader(lines, delimiter=_delimiter(head), strict=True)
        columns = checked_columns(_first(rows), head.mapping)
        day_first = _day_first(head, columns)
        for number in count(2):
            lines.forget_cut()
            first_line = lines.number + 1
            locator = f"{head.name}, row {number}"
            row: list[str] = []
            try:
                row = next(rows)
                if lines.cut:
                    raise Rejected(_TOO_LONG)
                if any(cell.strip() for cell in row):
                    yield row_record(columns, row, locator, head.mapping, day_first=day_first)
            except StopIteration:
                return
            except csv.Error as error:
                yield Rejection(_between(locator, first_line, lines.number), _reason(error))
            except Rejected as rejected:
                yield Rejection(locator, rejected.reason, as_given(columns, row))


def columns(head: Head, stream: BinaryIO) -> list[Column]:
    """The columns, with cells of the first rows. Raises `Rejected` when the header cannot be
    read."""
    with Lines(stream, head.charset) as lines:
        rows = csv.reader(lines, delimiter=_delimiter(head), strict=True)
        header = _first(rows)
        with suppress(csv.Error):
            return sampled(header, rows)
        return sampled(header, [])


def has_body(columns: Iterable[str], mapping: ColumnMapping) -> bool:
    """Whether one of these columns holds the text of an article."""
    return any(mapping.field_of(column) == "body" for column in columns)


def checked_columns(columns: list[str], mapping: ColumnMapping) -> list[str]:
    """The columns. Raises `Rejected` where none holds the text."""
    if has_body(columns, mapping):
        return columns
    found = ", ".join(f"“{column[:30]}”" for column in columns[:10])
    raise Rejected(
        f"No column holds the text: found {found}. Choose one, or name one “text” or “body”."
    )


def row_record(
    columns: Sequence[str],
    row: Sequence[str],
    locator: str,
    mapping: ColumnMapping,
    *,
    day_first: bool | None = None,
) -> Record:
    """The article in a row. Raises `Rejected`."""
    if any(cell.strip() for cell in row[len(columns) :]):
        raise Rejected(
            "This row has more cells than the header. Put cells that hold the delimiter in quotes."
        )
    named: dict[str, str] = {}
    for column, cell in zip(columns, row, strict=False):
        if mapping.field_of(column) and not named.get(column):
            named[column] = cell
    record = record_of(named, locator, mapping, day_first=day_first)
    return replace(record, row=as_given(columns, row, record.body))


def as_given(columns: Sequence[str], row: Sequence[str], body: str = "") -> Cells:
    """The cells under their columns, each of them named and once; none of a row too long to keep.
    What is the body is not held twice."""
    width = max(len(columns), len(row))
    if width > ROW_CELLS or sum(map(len, row)) > ROW_CHARACTERS + len(body):
        return ()
    names: dict[str, None] = {}
    for place in range(width):
        name = columns[place] if place < len(columns) else ""
        names[name if name and name not in names else f"{name or 'column'} {place + 1}"] = None
    cells = (None if body and cell.strip() == body else cell for cell in row)
    return tuple(zip_longest(names, cells, fillvalue=""))


def _day_first(head: Head, columns: Sequence[str]) -> bool | None:
    """How this table writes its dates, by those among its first rows that can be read one way."""
    dated = [
        place
        for place, column in enumerate(columns)
        if head.mapping.field_of(column) in {"published", "modified"}
    ]
    told: set[bool | None] = set()
    with suppress(csv.Error):
        for row in csv.reader(io.StringIO(head.text, newline=""), delimiter=_delimiter(head)):
            told.update(puts_day_first(row[place]) for place in dated if place < len(row))
    told.discard(None)
    return told.pop() if len(told) == 1 else None


def _first(rows: Iterator[list[str]]) -> list[str]:
    try:
        return [column.strip("\ufeff \t") for column in next(rows)]
    except (csv.Error, StopIteration):
        raise Rejected("The first row cannot be read. It must name the columns.") from None


def _delimiter(head: Head) -> str:
    """The one that splits the first line into the most columns we know, then into the most."""

    def score(delimiter: str) -> tuple[int, int]:
        cells = _split(head, delimiter)
        return sum(1 for cell in cells if head.mapping.field_of(cell)), len(cells)

    return max(_DELIMITERS, key=score)


def _split(head: Head, delimiter: str) -> list[str]:
    first_line = head.text[:10_000].splitlines()[:1]
    try:
        return next(csv.reader(first_line, delimiter=delimiter), [])
    except csv.Error:
        return []


_TOO_LONG = "A line of this row is too long to be read. Look for a missing line break."


def _reason(error: csv.Error) -> str:
    if "field larger" in str(error):
        return f"A cell is longer than {BODY_CHARACTERS:,} characters. Is a quote left open?"
    return "The quotes of this row do not match. Write a quote inside a cell twice."


def _between(locator: str, first: int, last: int) -> str:
    return locator if first >= last else f"{locator} (lines {first} to {last})"
