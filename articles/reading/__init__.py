"""Bytes to records: one file a format, pure."""

from collections.abc import Iterator
from typing import BinaryIO

from articles.reading import archive
from articles.reading.formats import read_single
from articles.reading.heads import raw_head
from articles.reading.records import Record, Rejected, Rejection

__all__ = ["Record", "Rejected", "Rejection", "read"]


def read(name: str, stream: BinaryIO) -> Iterator[Record | Rejection]:
    """Every record of a seekable binary stream, in order.

    name  of the file as given, for locators; its ending only decides where the bytes do not
    Whatever the bytes are, what cannot be read comes as a `Rejection`.
    """
    try:
        head = raw_head(name, stream)
        if archive.recognises(head):
            yield from archive.records(head, stream)
        else:
            yield from read_single(name, stream)
    except Rejected as rejected:
        yield Rejection(name, rejected.reason)
