"""Formats whose libraries may take any time and memory: each file is read in a child process."""

from articles.reading.documents.confined import Confined

__all__ = ["PDF", "WORD", "WORKBOOK"]

PDF = Confined("pdf", lambda head: head.raw.lstrip().startswith(b"%PDF-"))
WORD = Confined("word", lambda head: "word/document.xml" in head.members)
WORKBOOK = Confined("workbook", lambda head: "xl/workbook.xml" in head.members)
