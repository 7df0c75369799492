"""DOCX (ECMA-376, WordprocessingML): one article."""

from collections.abc import Iterator
from typing import BinaryIO

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from articles.reading.columns import ColumnMapping
from articles.reading.documents.packages import check_package
from articles.reading.fields import bounded
from articles.reading.records import Record, Rejected

DAMAGED = "This Word document cannot be read. Open it and save it again, or save it as text."


def records(name: str, stream: BinaryIO, _mapping: ColumnMapping) -> Iterator[Record]:
    """The one article of the document. Raises `Rejected`, and anything for damaged ones.

    Its author and dates are those of whoever saved the file, and are not taken over.
    """
    check_package(stream)
    document = Document(stream)
    paragraphs = [text for text, _ in _blocks(document)]
    if not paragraphs:
        raise Rejected("This document holds no text. Pictures of text cannot be read.")
    properties = document.core_properties
    yield Record(
        locator=name,
        body=bounded("\n\n".join(paragraphs)),
        media="text",
        title=_headline(document) or (properties.title or "").strip(),
        language=properties.language or "",
    )


def _blocks(document: WordDocument) -> Iterator[tuple[str, str]]:
    """The text and the style of every paragraph, those in tables among them, in order."""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            if text := _one_line(block):
                yield text, str(block.style.name if block.style else "")
        else:
            yield from ((text, "") for text in _cells(block))


def _cells(table: Table) -> Iterator[str]:
    for row in table.rows:
        for cell in row.cells:
            yield from filter(None, map(_one_line, cell.paragraphs))


def _one_line(paragraph: Paragraph) -> str:
    return " ".join(paragraph.text.split())


def _headline(document: WordDocument) -> str:
    """The first paragraph, where it is set as a title."""
    text, style = next(_blocks(document), ("", ""))
    return text if style in {"Title", "Heading 1"} else ""
