"""XLSX (ECMA-376, SpreadsheetML): a header, then one article a row, sheet by sheet."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, BinaryIO

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from articles.reading.columns import AS_NAMED, EXAMPLES, Column, ColumnMapping, sampled
from articles.reading.documents.packages import check_package
from articles.reading.records import Record, Rejected, Rejection
from articles.reading.table import as_given, checked_columns, has_body, row_record

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


def columns(stream: BinaryIO) -> list[Column]:
    """The columns of the first sheet that has texts, else those of all sheets."""
    with _opened(stream) as workbook:
        sheets = [islice(_rows(sheet), 1 + EXAMPLES) for sheet in workbook.worksheets]
        found = [[row for _, row in rows] for rows in sheets]
    sampled_sheets = [sampled(header, rows) for header, *rows in filter(None, found)]
    for sheet in sampled_sheets:
        if has_body((column.name for column in sheet), AS_NAMED):
            return sheet
    return list({column.name: column for sheet in sampled_sheets for column in sheet}.values())


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
            yield Rejection(locator, rejected.reason, as_given(header, row))


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
