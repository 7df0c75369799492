"""XLSX (ECMA-376, SpreadsheetML): a header, then one article a row, sheet by sheet."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from articles.reading.columns import AS_NAMED, ColumnMapping
from articles.reading.documents.packages import check_package
from articles.reading.records import Record, Rejected, Rejection
from articles.reading.table import checked_columns, has_body, row_record

DAMAGED = "This workbook cannot be read. Open it and save it again, or save it as CSV."
_MOST_COLUMNS = 200

Row = list[str]


def records(name: str, stream: BinaryIO, mapping: ColumnMapping) -> Iterator[Record | Rejection]:
    """Row by row, the first one that says anything being the header.

    Raises `Rejected` where no sheet has a column of texts, and anything for damaged files.
    """
    with _opened(stream) as workbook:
        sheets = {sheet.title: _rows(sheet) for sheet in workbook.worksheets}
        found: list[str] = []
        is_table = False
        for title, rows in sheets.items():
            _, header = next(rows, (0, []))
            if has_body(header, mapping):
                is_table = True
                yield from _sheet_records(f"{name} › {title}", header, rows, mapping)
            found += header
    if not is_table:
        checked_columns(found, mapping)


def columns(stream: BinaryIO) -> list[str]:
    """The header of the first sheet that has texts, else of the first that has anything."""
    with _opened(stream) as workbook:
        headers = [next(_rows(sheet), (0, []))[1] for sheet in workbook.worksheets]
    with_body = [header for header in headers if has_body(header, AS_NAMED)]
    return next(iter([*with_body, *filter(None, headers)]), [])


@contextmanager
def _opened(stream: BinaryIO) -> Iterator[Workbook]:
    check_package(stream)
    workbook = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    try:
        yield workbook
    finally:
        workbook.close()


def _sheet_records(
    name: str, header: Row, rows: Iterator[tuple[int, Row]], mapping: ColumnMapping
) -> Iterator[Record | Rejection]:
    for number, row in rows:
        locator = f"{name}, row {number}"
        try:
            yield row_record(header, row, locator, mapping)
        except Rejected as rejected:
            yield Rejection(locator, rejected.reason)


def _rows(sheet: Any) -> Iterator[tuple[int, Row]]:
    """The rows that say anything, as text, with their numbers."""
    sheet.reset_dimensions()  # what the file says of its size is not believed
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = [_text(value) for value in row[:_MOST_COLUMNS]]
        if any(cells):
            yield number, cells


def _text(value: Any) -> str:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    return "" if value is None else str(value).strip()
