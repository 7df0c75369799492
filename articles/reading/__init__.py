"""Bytes to records: one file a format, pure."""

from collections.abc import Iterator
from time import monotonic
from typing import BinaryIO

from articles.reading.columns import AS_NAMED, Column, ColumnMapping
from articles.reading.limits import READ_SECONDS, REFUSED_IN_A_ROW
from articles.reading.records import Address, FeedAddress, Outcome, Record, Rejected, Rejection

__all__ = [
    "AS_NAMED",
    "Address",
    "Column",
    "ColumnMapping",
    "FeedAddress",
    "Outcome",
    "Record",
    "Rejected",
    "Rejection",
    "columns_of",
    "read",
]


def read(
    name: str, stream: BinaryIO, mapping: ColumnMapping = AS_NAMED, seconds: float = READ_SECONDS
) -> Iterator[Outcome]:
    """Every record of a seekable binary stream, in order.

    name     of the file as given, for locators; its ending only decides where the bytes do not
    mapping  the columns a person chose, should it be a table or JSON
    seconds  after which the rest is left unread
    Whatever the bytes are, what cannot be read comes as a `Rejection`.
    """
    # Here, for the children that read documents import this package and none of its formats.
    from articles.reading.readers import outcomes  # noqa: PLC0415

    end = monotonic() + seconds
    refused = 0
    try:
        for outcome in outcomes(name, stream, mapping):
            yield outcome
            refused = refused + 1 if isinstance(outcome, Rejection) else 0
            if refused >= REFUSED_IN_A_ROW:
                raise Rejected(_HOPELESS)
            if monotonic() > end:
                raise Rejected(_TOO_LONG)
    except Rejected as rejected:
        yield Rejection(name, rejected.reason)


def columns_of(name: str, stream: BinaryIO, mapping: ColumnMapping = AS_NAMED) -> list[Column]:
    """The columns of a table, to choose from; none where the file is no table that can be read."""
    from articles.reading.readers import columns  # noqa: PLC0415

    try:
        return columns(name, stream, mapping)
    except Rejected:
        return []


_HOPELESS = f"The last {REFUSED_IN_A_ROW:,} entries were all refused. What follows was not read."
_TOO_LONG = (
    "This file takes too long to read. What follows was not read. Split it into smaller ones."
)
