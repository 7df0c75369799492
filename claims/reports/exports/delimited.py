"""A table as CSV: RFC 4180, UTF-8 with a byte order mark for Excel. Pure.

Every line ends with what the report was made by, so that one line taken alone still says so.
"""

import csv
import datetime as dt
from collections.abc import Iterator

from articles.cells import neutral
from claims.reports.exports.edition import Edition, method
from claims.reports.exports.tables import Table, Value

BOM = "\ufeff"
AT_ONCE = 200  # lines handed on together


class _Echo:
    """What csv.writer writes to; hands each line back."""

    def write(self, line: str) -> str:
        return line


def write(table: Table, edition: Edition) -> Iterator[bytes]:
    """A header, then a line a row, some at a time; memory stays flat."""
    writer = csv.writer(_Echo())
    made = [(f"report_{_column(label)}", neutral(value)) for label, value in method(edition)]
    names = [neutral(name) for name, _ in table.columns]
    held = [BOM, writer.writerow([*names, *(name for name, _ in made)])]
    values = [value for _, value in made]
    for row in table.rows():
        held.append(writer.writerow([*map(_text, row), *values]))
        if len(held) >= AT_ONCE:
            yield "".join(held).encode()
            held.clear()
    yield "".join(held).encode()


def _text(value: Value) -> str:
    if isinstance(value, dt.datetime):
        return value.isoformat()
    return "" if value is None else neutral(str(value))


def _column(label: str) -> str:
    return "number" if label == "Report" else label.lower().replace(" ", "_").replace("-", "")
