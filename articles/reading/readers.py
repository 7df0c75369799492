"""Which reader takes a file."""

from collections.abc import Iterator
from typing import BinaryIO

from articles.reading import archive, jsonl, table, tarball
from articles.reading.columns import Column, ColumnMapping
from articles.reading.documents import WORKBOOK
from articles.reading.formats import BINARY, Format, format_of
from articles.reading.heads import raw_head
from articles.reading.records import Outcome

CONTAINERS: tuple[Format, ...] = (archive, tarball)


def outcomes(name: str, stream: BinaryIO, mapping: ColumnMapping) -> Iterator[Outcome]:
    """What is in the file. Raises `Rejected`."""
    head = raw_head(name, stream, mapping)
    if not any(form.recognises(head) for form in BINARY):
        for container in CONTAINERS:
            if container.recognises(head):
                return container.records(head, stream)
    form, head = format_of(head)
    return form.records(head, stream)


def columns(name: str, stream: BinaryIO, mapping: ColumnMapping) -> list[Column]:
    """The columns of a table, or the names in the first objects of a JSON file; else none."""
    head = raw_head(name, stream, mapping)
    if WORKBOOK.recognises(head):
        return WORKBOOK.columns(head, stream)
    form, head = format_of(head)
    if form is table:
        return table.columns(head, stream)
    return jsonl.columns(head, stream) if form is jsonl else []
