"""A comparison as a Word document: real headings, tables, and the words themselves as comments.
Pure."""

import datetime as dt
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import cast

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from claims.reports.exports.edition import Edition
from claims.reports.exports.story import Line, Section, Story, story
from claims.reports.exports.words import MEANINGS, SYMBOLS, for_xml
from claims.reports.exports.zips import without_times

BAND = 14  # outlets side by side in the overview
HEADS = ("Outlet", "Stance", "From", "Hedge", "Number", "First seen")
WIDTHS = (46, 46, 72, 32, 32, 34)  # of those columns, in millimetres
MUTED = RGBColor(0x58, 0x5D, 0x64)


def write(edition: Edition) -> Iterator[bytes]:
    told = story(edition)
    paper = Document()
    _set_up(paper, edition, told)
    _open(paper, told)
    for first in range(0, len(told.outlets), BAND):
        _overview(paper, told, first)
    _small(paper, "\u2003".join(f"{SYMBOLS[mark]} {text}" for mark, text in MEANINGS.items()))
    for section in told.sections:
        _section(paper, section, edition.comparison.method.made)
    paper.add_heading("How it was made", 1)
    _pairs(paper, told.method)
    held = BytesIO()
    paper.save(held)
    yield without_times(held.getvalue())


def _set_up(paper: Paper, edition: Edition, told: Story) -> None:
    page = paper.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(17)
    page.top_margin = page.bottom_margin = Mm(17)
    paper.styles["Normal"].font.size = Pt(10)
    made = edition.comparison.method
    about = paper.core_properties
    about.title, about.author = for_xml(told.title)[:255], for_xml(made.made_by)[:255]
    about.subject, about.comments = f"Report {told.number}", f"SHA-256 {told.checksum}"
    about.created = about.modified = made.made.astimezone(dt.UTC).replace(tzinfo=None)
    about.last_modified_by, about.language = "ClaimTrack", "en-GB"
    page.header.paragraphs[0].add_run(for_xml(f"{told.title} · Report {told.number}"))
    foot = page.footer.paragraphs[0]
    for name in ("Header", "Footer"):
        paper.styles[name].font.size = Pt(8)
    foot.add_run(f"Report {told.number} · SHA-256 {told.checksum} · page ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    """A figure that Word reckons itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


def _open(paper: Paper, told: Story) -> None:
    paper.add_heading(for_xml(told.title), 0)
    _small(paper, f"ClaimTrack · Report {told.number} · {told.made}")
    if told.standing:
        paper.add_paragraph().add_run(for_xml(told.standing)).bold = True
    for text in filter(None, (told.summary, told.note)):
        paper.add_paragraph(for_xml(text))


def _overview(paper: Paper, told: Story, first: int) -> None:
    """Who does what, by symbol; a table for some outlets at a time, since paper is narrow."""
    names = [name for name, _ in told.outlets[first : first + BAND]]
    table = _table(paper, ("Proposition", *names), (84, *[180 // len(names)] * len(names)))
    for section in told.sections:
        marks = (SYMBOLS[mark] for mark in section.marks[first : first + BAND])
        _row(table, (f"{section.number}. {section.wording}", *marks))


def _section(paper: Paper, section: Section, made: dt.datetime) -> None:
    paper.add_heading(for_xml(f"{section.number}. {section.wording}"), 1)
    counts = [(label, value) for label, value in section.figures if value.isdecimal()]
    paper.add_paragraph(" · ".join(f"{label}: {value}" for label, value in counts))
    _pairs(paper, [pair for pair in section.figures if pair not in counts])
    if section.note:
        paper.add_paragraph(for_xml(section.note), style="Intense Quote")
    if section.lines:
        table = _table(paper, HEADS, WIDTHS)
        for line in section.lines:
            runs = _row(table, _cells(line))
            runs[0].bold = True
            _comment(paper, runs[1], line, made)
    _pairs(paper, section.absent)
    for change in section.changes:
        paper.add_paragraph(for_xml(change), style="List Bullet")


def _cells(line: Line) -> tuple[str, ...]:
    heard = line.chain or line.attributed_to or line.directness
    copied = f", copy of {line.copy_of}" if line.copy_of else ""
    stance = f"{SYMBOLS[line.stance]} {line.stance}"
    return (line.outlet, stance, heard + copied, line.hedge, line.number, line.first_seen)


def _comment(paper: Paper, stance: Run, line: Line, made: dt.datetime) -> None:
    """The words as printed, and where, beside the stance that they stand for.

    Built by hand, since python-docx looks through all comments for the number of the next one.
    """
    if not line.quote:
        return
    comments = paper.part._comments_part.element
    where = {
        "id": str(len(comments)),
        "author": "ClaimTrack",
        "initials": "CT",
        "date": made.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    comment = OxmlElement("w:comment", {qn(f"w:{name}"): value for name, value in where.items()})
    words = "\n".join(filter(None, (f"“{line.quote}”", line.title, line.url)))
    comment.append(paragraph := OxmlElement("w:p"))
    cast(CT_P, paragraph).add_r().text = for_xml(words)
    comments.append(comment)
    stance.mark_comment_range(stance, int(where["id"]))


def _table(paper: Paper, heads: Iterable[str], widths: Iterable[int]) -> Table:
    """A table of one row, which is repeated on every page."""
    names = list(heads)
    table: Table = paper.add_table(rows=0, cols=len(names))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    _rule(table)
    for run in _row(table, names):
        run.font.size, run.font.color.rgb = Pt(8), MUTED
    properties = table._tbl.tr_lst[0].get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    return table


def _rule(table: Table) -> None:
    """A thin line under each row."""
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in {"val": "single", "sz": "4", "space": "0", "color": "C9C9C2"}.items():
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    # Word reads the properties of a table in one order only.
    table._tbl.tblPr.insert_element_before(borders, "w:tblLayout", "w:tblLook")


def _row(table: Table, texts: Iterable[str]) -> list[Run]:
    """Add a row; the run of each of its cells."""
    cells = table.add_row().cells  # type: ignore[no-untyped-call]
    return [
        cell.paragraphs[0].add_run(for_xml(text)) for cell, text in zip(cells, texts, strict=True)
    ]


def _pairs(paper: Paper, pairs: Iterable[tuple[str, str]]) -> None:
    for label, value in pairs:
        paragraph = paper.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1)
        paragraph.add_run(for_xml(f"{label}: ")).font.color.rgb = MUTED
        paragraph.add_run(for_xml(value))


def _small(paper: Paper, text: str) -> None:
    run = paper.add_paragraph().add_run(for_xml(text))
    run.font.size, run.font.color.rgb = Pt(8), MUTED
