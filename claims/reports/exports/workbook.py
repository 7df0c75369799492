"""A comparison as an Excel workbook, a sheet a table. Pure.

Text stays text: nothing is taken for a formula, and what a cell cannot hold is cut where one
sees it. Rows go to disk as they are written, so that memory stays flat.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from tempfile import TemporaryFile

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from claims.provenance.order import only_day
from claims.reports.exports import tables
from claims.reports.exports.edition import Edition
from claims.reports.exports.tables import Table, Value
from claims.reports.exports.words import for_xml, linkable, moment
from claims.reports.schema import Cell

MOST_CHARACTERS = 32_767  # of a cell, and of a note
CUT = " … [cut here; the JSON file has all of it]"
MOST_LINKS = 60_000  # of a sheet: Excel stops at 65,530
LINE, MOST_LINES = 15, 8  # of a row: points, and how many it may have
MOST_ROWS = 1_048_575
CHUNK = 1 << 20
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
    "default_date_format": "d mmm yyyy hh:mm",
}
Tell = Callable[[float], None]


def write(edition: Edition, tell: Tell) -> Iterator[bytes]:
    """The file in pieces; `tell` is told the share of the rows that are written, 0 to 1."""
    with TemporaryFile() as held:
        with Workbook(held, OPTIONS) as book:
            _describe(book, edition)
            _Sheets(book, edition, tell).write()
        held.seek(0)
        yield from iter(lambda: held.read(CHUNK), b"")


def _describe(book: Workbook, edition: Edition) -> None:
    made = edition.comparison.method
    book.set_properties(
        {
            "title": fitting(edition.comparison.title),
            "subject": f"Report {edition.number}",
            "author": fitting(made.made_by),
            "comments": f"SHA-256 {edition.checksum}",
            "created": made.made.astimezone(dt.UTC).replace(tzinfo=None),
        }
    )


def fitting(text: str) -> str:
    """`text`, cut with a word about it where a cell could not hold it.

    Excel counts UTF-16 units: an emoji is two.
    """
    if len(text) < 1000 and text.isprintable():  # as nearly all are
        return text
    text = for_xml(text).replace("\r\n", "\n").replace("\r", "\n")
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    return units[: 2 * (MOST_CHARACTERS - len(CUT))].decode("utf-16-le", "ignore") + CUT


class _Sheets:
    """The sheets of one workbook, and how far they are written."""

    def __init__(self, book: Workbook, edition: Edition, tell: Tell) -> None:
        self.book, self.edition, self.tell = book, edition, tell
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.link = book.add_format({"font_color": "#1f5c8b", "underline": 1, "valign": "top"})
        self.date = book.add_format({"num_format": "d mmm yyyy hh:mm", "valign": "top"})
        self.day = book.add_format({"num_format": "d mmm yyyy", "valign": "top", "align": "right"})
        self.done = 0
        shown = edition.comparison
        self.expected = 3 * len(shown.claims) + 2 * len(shown.rows) + len(shown.columns) + 1

    def write(self) -> None:
        self._sheet(tables.matrix(self.edition), beside=self._notes)
        for table in (tables.claims, tables.chains, tables.origins, tables.outlets):
            self._sheet(table(self.edition))
        self._sheet(tables.how(self.edition), filters=False)

    def _sheet(
        self,
        table: Table,
        *,
        beside: Callable[[Worksheet, int], None] | None = None,
        filters: bool = True,
    ) -> None:
        """`beside` adds to a row while it can still be reached: the rows before it are on disk."""
        sheet = self.book.add_worksheet(table.name)
        self._lay_out(sheet, table)
        links = last = 0
        for last, row in enumerate(table.rows(), start=1):
            if last > MOST_ROWS:
                sheet.write_string(last - 1, 0, CUT)
                break
            sheet.set_row(last, _height(row, table))
            links += sum(
                self._write(sheet, last, place, value, links) for place, value in enumerate(row)
            )
            if beside:
                beside(sheet, last)
            self._tell()
        if filters:
            sheet.autofilter(0, 0, last, len(table.columns) - 1)

    def _lay_out(self, sheet: Worksheet, table: Table) -> None:
        sheet.freeze_panes(1, 2 if table.name == "matrix" else 0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_print_scale(60)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0, 1)
        sheet.set_row(0, 2 * LINE)
        sheet.set_footer(f"&LReport {self.edition.number} · {self.edition.checksum[:16]}&R&P / &N")
        for place, (_, width) in enumerate(table.columns):
            sheet.set_column(place, place, width)
        for place, (name, _) in enumerate(table.columns):
            sheet.write_string(0, place, fitting(name), self.head)

    def _write(self, sheet: Worksheet, row: int, place: int, value: Value, links: int) -> bool:
        """Whether it became a link."""
        if isinstance(value, dt.datetime):
            form = self.day if only_day(value) else self.date
            sheet.write_datetime(row, place, value.astimezone(dt.UTC), form)
        elif isinstance(value, int):
            sheet.write_number(row, place, value, self.plain)
        elif value and linkable(value) and links < MOST_LINKS:
            sheet.write_url(row, place, value, self.link, string=value)
            return True
        elif value:
            sheet.write_string(row, place, fitting(value), self.plain)
        return False

    def _notes(self, sheet: Worksheet, line: int) -> None:
        """The words themselves, beside the cell that they stand for."""
        cells = self.edition.comparison.rows[line - 1].cells
        before = len(tables.matrix(self.edition).columns) - len(cells)
        for place, cell in enumerate(cells, start=before):
            if cell.quote:
                sheet.write_comment(line, place, fitting(_note(cell)), {"author": "ClaimTrack"})

    def _tell(self) -> None:
        self.done += 1
        if self.done % 500 == 0:
            self.tell(min(1.0, self.done / self.expected))


def _height(row: tuple[Value, ...], table: Table) -> int:
    """Enough for the longest text, and not more than one can look at."""
    lengths = (
        len(value) / width + value.count("\n")
        for value, (_, width) in zip(row, table.columns, strict=True)
        if isinstance(value, str) and not linkable(value)
    )
    return LINE * min(MOST_LINES, 1 + int(max(lengths, default=0)))


def _note(cell: Cell) -> str:
    seen = moment(cell.first_seen)
    return f"“{cell.quote}”\n{seen}" if seen else f"“{cell.quote}”"
