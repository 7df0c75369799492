"""Bytes to records: one file a format, pure."""

from collections.abc import Iterator
from typing import BinaryIO

from articles.reading.records import Record, Rejected, Rejection

__all__ = ["Record", "Rejected", "Rejection", "read"]


def read(name: str, stream: BinaryIO) -> Iterator[Record | Rejection]:
    """Every record of a seekable stream, in order; what cannot be read comes as a `Rejection`."""
    raise NotImplementedError
