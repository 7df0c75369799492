"""A mailbox (RFC 4155, mbox): mail after mail, one in memory at a time."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from articles.reading import mail
from articles.reading.heads import Head
from articles.reading.limits import MAIL_BYTES, MEGABYTE
from articles.reading.records import Record, Rejected, Rejection

_FROM = re.compile(r"From \S{1,300}[^\n]{0,100}\b\d{4}\b[^\n]{0,20}\r?\n")

_START = re.compile(rb"\n\r?\nFrom ")
_LONGEST_START = len(b"\n\r\nFrom ")


def recognises(head: Head) -> bool:
    """It begins with "From ", a sender and a date."""
    return bool(_FROM.match(head.text))


def records(head: Head, stream: BinaryIO) -> Iterator[Record | Rejection]:
    """Mail by mail."""
    for number, data in enumerate(_mails(stream), start=1):
        locator = f"{head.name}, mail {number}"
        try:
            if data is None:
                raise Rejected(f"This mail is larger than {MAIL_BYTES // MEGABYTE} MB.")
            yield mail.record(data, locator)
        except Rejected as rejected:
            yield Rejection(locator, rejected.reason)


def _mails(stream: BinaryIO) -> Iterator[bytes | None]:
    """The bytes of each mail, or None for one too large to be held."""
    stream.seek(0)
    mail = _Mail()
    tail = b"\n\n"  # as if a mail had ended before the first one
    begun = False
    while chunk := stream.read(MEGABYTE):
        tail += chunk
        at = 0
        for start in _START.finditer(tail):
            if begun:
                mail.add(tail[at : start.start()])
                yield mail.ended()
            begun, mail, at = True, _Mail(), start.end()
        rest = max(at, len(tail) - _LONGEST_START)
        mail.add(tail[at:rest])
        tail = tail[rest:]
    mail.add(tail)
    yield mail.ended()


class _Mail:
    """One mail as it comes in; what is above the limit is not kept."""

    def __init__(self) -> None:
        self._data = bytearray()
        self._size = 0

    def add(self, data: bytes) -> None:
        self._size += len(data)
        if self._size <= MAIL_BYTES:
            self._data += data

    def ended(self) -> bytes | None:
        """The mail without its envelope; "From " at the start of a line was written ">From "."""
        if self._size > MAIL_BYTES:
            return None
        _, _, data = bytes(self._data).partition(b"\n")
        return data.replace(b"\n>From ", b"\nFrom ")
