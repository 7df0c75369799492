"""What is inside a gzip file (RFC 1952), counted as it comes out."""

import gzip
import zlib
from typing import BinaryIO

from articles.reading.limits import ARCHIVE_BYTES, MEGABYTE
from articles.reading.records import Rejected

MAGIC = b"\x1f\x8b"
_BROKEN = (OSError, EOFError, zlib.error)


def first_bytes(raw: bytes) -> bytes:
    """The first kilobyte or so beneath the first bytes of a file; as it is if not packed."""
    if not raw.startswith(MAGIC):
        return raw[:1024]
    try:
        return zlib.decompressobj(wbits=31).decompress(raw, 1024)
    except zlib.error:
        return b""


class Unpacked:
    """Reads forward through a file, packed or not; every read is counted.

    Raises `Rejected` once more was read than allowed, or where the file is damaged.
    """

    def __init__(self, raw: bytes, stream: BinaryIO) -> None:
        stream.seek(0)
        # `read1` gives all that came before a damage; `read` would lose some of it.
        self._read = (
            gzip.GzipFile(fileobj=stream, mode="rb").read1 if raw.startswith(MAGIC) else stream.read
        )
        self._left = ARCHIVE_BYTES
        self._step = ARCHIVE_BYTES

    def allow(self, amount: int) -> None:
        """How many bytes may be read until the next call."""
        self._step = amount

    def read(self, amount: int = MEGABYTE) -> bytes:
        try:
            data = self._read(min(amount, MEGABYTE) if amount >= 0 else MEGABYTE)
        except _BROKEN:
            raise Rejected("The file is damaged or not complete. Pack it again.") from None
        self._left -= len(data)
        self._step -= len(data)
        if min(self._left, self._step) < 0:
            raise Rejected("The file unpacks to far more than its articles need. Split it.")
        return data
