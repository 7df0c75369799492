"""Formats whose libraries may take any time and memory: each file is read in a child process."""

from collections.abc import Callable

from articles.reading.documents.confined import Confined
from articles.reading.heads import Head
from articles.reading.zips import is_zip

__all__ = ["PDF", "WORD", "WORKBOOK"]


def _holding(part: str, ending: str) -> Callable[[Head], bool]:
    """A package with this part; by its name also one too damaged to say what it holds, so that
    its reader says so and nobody is told of an archive."""

    def recognises(head: Head) -> bool:
        damaged = not head.members and is_zip(head.raw) and head.ending == ending
        return part in head.members or damaged

    return recognises


PDF = Confined("pdf", lambda head: head.raw.lstrip().startswith(b"%PDF-"))
WORD = Confined("word", _holding("word/document.xml", ".docx"))
WORKBOOK = Confined("workbook", _holding("xl/workbook.xml", ".xlsx"))
