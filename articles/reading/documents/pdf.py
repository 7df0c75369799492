"""PDF (ISO 32000) with a text layer: one article."""

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from articles.reading.columns import ColumnMapping
from articles.reading.documents.printed import Line, paragraphs, with_gaps
from articles.reading.fields import bounded
from articles.reading.limits import DOCUMENT_PAGES
from articles.reading.records import Record, Rejected

DAMAGED = "This PDF cannot be read. Open it, print it to a new PDF, and import that."
_LOCKED = "This PDF is locked with a password. Save it without one."
_SCANNED = (
    "This PDF holds pictures of pages and no text. "
    "Run text recognition (OCR) over it, then import the result."
)


def records(name: str, stream: BinaryIO, _mapping: ColumnMapping) -> Iterator[Record]:
    """The one article of the document. Raises `Rejected`, and anything for damaged ones."""
    reader = PdfReader(stream)
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise Rejected(_LOCKED)
        found = paragraphs(list(_pages(reader)))
    except (DependencyError, FileNotDecryptedError):
        raise Rejected(_LOCKED) from None
    body = "\n\n".join(found)
    if sum(map(str.isalpha, body)) < 10 * len(reader.pages):
        raise Rejected(_SCANNED)
    title = str((reader.metadata and reader.metadata.title) or "").strip()
    yield Record(
        locator=name,
        body=bounded(body),
        media="text",
        title=title if title in body else "",  # else it is often the name of a program or file
    )


def _pages(reader: PdfReader) -> Iterator[list[str]]:
    """The lines of every page."""
    if len(reader.pages) > DOCUMENT_PAGES:
        raise Rejected(f"This PDF has more than {DOCUMENT_PAGES} pages. Split it by article.")
    for page in reader.pages:
        yield with_gaps(_lines(page))


def _lines(page: PageObject) -> list[Line]:
    """What is printed, line by line, and where each line begins on the page."""
    lines = [Line()]

    def see(text: str, place: Sequence[float], text_place: Sequence[float], *font: Any) -> None:
        height = text_place[4] * place[1] + text_place[5] * place[3] + place[5]
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append(Line())
            if part.strip() and lines[-1].height is None:
                lines[-1].height, lines[-1].size = height, float(font[1])
            lines[-1].text += part

    page.extract_text(visitor_text=see)
    return lines
