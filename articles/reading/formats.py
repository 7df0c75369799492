"""The formats of single files, most telling first. A new format is a module and a place here."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from articles.reading import feed, jsonl, page, table, text
from articles.reading.heads import Head, text_head
from articles.reading.records import Record, Rejection


class Format(Protocol):
    """What a module of this package offers."""

    def recognises(self, head: Head) -> bool:
        """Whether a file that begins so is of this format."""

    def records(self, head: Head, stream: BinaryIO) -> Iterator[Record | Rejection]:
        """What is in the file. Raises `Rejected` when it cannot be read at all."""


FORMATS: tuple[Format, ...] = (feed, page, jsonl, table, text)


def read_single(name: str, stream: BinaryIO) -> Iterator[Record | Rejection]:
    """The records of a file that is no archive. Raises `Rejected`."""
    head = text_head(name, stream)
    form = next(form for form in FORMATS if form.recognises(head))
    return form.records(head, stream)
