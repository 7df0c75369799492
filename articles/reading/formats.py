"""The formats of single files, most telling first. A new format is a module and a place here."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from articles.reading import (
    addresses,
    feed,
    jsonfeed,
    jsonl,
    mail,
    mailbox,
    markdown,
    mhtml,
    newsml,
    nitf,
    opml,
    page,
    table,
    text,
    warc,
)
from articles.reading.columns import Column
from articles.reading.documents import PDF, WORD, WORKBOOK
from articles.reading.heads import Head, text_head
from articles.reading.records import Outcome


class Format(Protocol):
    """What a module of this package offers."""

    def recognises(self, head: Head) -> bool:
        """Whether a file that begins so is of this format."""

    def records(self, head: Head, stream: BinaryIO) -> Iterator[Outcome]:
        """What is in the file. Raises `Rejected` when it cannot be read at all."""


BINARY: tuple[Format, ...] = (PDF, WORD, WORKBOOK, warc)
TEXTUAL: tuple[Format, ...] = (
    *(mailbox, mhtml, mail),
    *(nitf, newsml, opml, feed, page),  # NewsML may hold NITF, and pages quote anything
    *(jsonfeed, jsonl, addresses, table, markdown, text),
)
FEEDS: tuple[Format, ...] = (feed, jsonfeed)


def read_single(head: Head, stream: BinaryIO) -> Iterator[Outcome]:
    """The records of a file that is no archive; `head` as `raw_head` gave it. Raises `Rejected`."""
    form, head = format_of(head)
    return form.records(head, stream)


def columns_single(head: Head, stream: BinaryIO) -> list[Column]:
    """The columns of a table, or the names in the first objects of a JSON file; else none."""
    if WORKBOOK.recognises(head):
        return WORKBOOK.columns(head, stream)
    form, head = format_of(head)
    if form is table:
        return table.columns(head, stream)
    return jsonl.columns(head, stream) if form is jsonl else []


def format_of(head: Head) -> tuple[Format, Head]:
    """The format of a file that is no archive, and all that its first bytes tell."""
    for form in BINARY:
        if form.recognises(head):
            return form, head
    head = text_head(head)
    return next(form for form in TEXTUAL if form.recognises(head)), head
