"""A mailbox (RFC 4155, mbox): mail after mail, one in memory at a time."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from articles.reading import mail
from articles.reading.heads import Head
from articles.reading.limits import MAIL_BYTES, MEGABYTE
from articles.reading.records import Record, Rejected, Rejection

_FROM = re.compile(r"From \S{1,300}[^\n]{0,100}\b\d{4}\b[^\n]{0,20}\r?\n")


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
    lines: list[bytes] = []
    size = 0
    begun = after_blank = False
    while line := stream.readline(MEGABYTE):
        if line.startswith(b"From ") and (after_blank or not begun):
            if begun:
                yield _joined(lines, size)
            lines, size, begun = [], 0, True
        else:
            size += len(line) + 40  # what a line costs beside its bytes
            if size <= MAIL_BYTES:
                lines.append(line)
        after_blank = not line.strip()
    if begun:
        yield _joined(lines, size)


def _joined(lines: list[bytes], size: int) -> bytes | None:
    """A line that began with "From " was written with a mark before it."""
    if size > MAIL_BYTES:
        return None
    return b"".join(line[1:] if line.startswith(b">From ") else line for line in lines)
