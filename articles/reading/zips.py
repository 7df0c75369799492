"""The list of what a ZIP holds, looked at before it is believed."""

import struct
import zlib
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from articles.reading import limits
from articles.reading.records import Rejected

DAMAGED = "The archive is damaged or not complete. Pack it again."
BROKEN = (
    *(BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, LookupError, RuntimeError),
)


def is_zip(raw: bytes) -> bool:
    """A ZIP begins with its first member, an empty one with its end."""
    return raw.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def member_names(stream: BinaryIO) -> frozenset[str]:
    """The names of the members; none where the archive cannot be opened."""
    try:
        with opened(stream) as archive:
            return frozenset(archive.namelist())
    except Rejected:
        return frozenset()


def opened(stream: BinaryIO) -> ZipFile:
    """The archive; its directory is loaded. Raises `Rejected`."""
    _check_directory(stream)
    try:
        return ZipFile(stream)
    except BROKEN:
        raise Rejected(DAMAGED) from None


def _check_directory(stream: BinaryIO) -> None:
    """Before zipfile loads the list of members, which may itself be made to fill the memory."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 65_600))
    tail = stream.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) - end < 22:
        raise Rejected(DAMAGED)
    (directory_bytes,) = struct.unpack("<L", tail[end + 12 : end + 16])
    is_zip64 = tail.find(b"PK\x06\x07", max(0, end - 20), end) >= 0
    if is_zip64 or directory_bytes > limits.ARCHIVE_DIRECTORY_BYTES:
        raise Rejected("The archive lists too many files. Split it into smaller ones.")
