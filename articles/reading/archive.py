"""A ZIP of files that we read. Its headers are not believed: what comes out is counted."""

import stat
import struct
import zlib
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from articles.reading import limits
from articles.reading.formats import read_single
from articles.reading.heads import Head
from articles.reading.records import Record, Rejected, Rejection

_DAMAGED = "The archive is damaged or not complete. Pack it again."
_BROKEN = (
    *(BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, LookupError, RuntimeError),
)


def recognises(head: Head) -> bool:
    """A ZIP begins with its first member, an empty one with its end."""
    return head.raw.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def records(head: Head, stream: BinaryIO) -> Iterator[Record | Rejection]:
    """Member by member. Raises `Rejected` when the archive as a whole is refused."""
    _check_directory(stream)
    budget = _Budget(limits.ARCHIVE_BYTES)
    with _opened(stream) as archive:
        for member in _members(archive):
            name = f"{head.name} › {member.filename}"
            try:
                with _unpacked(archive, member, budget) as file:
                    yield from read_single(name, file)
            except Rejected as rejected:
                yield Rejection(name, rejected.reason)


class _Budget:
    """How many bytes may still be unpacked, over all members."""

    def __init__(self, total: int) -> None:
        self.left = total

    def spend(self, amount: int) -> None:
        self.left -= amount
        if self.left < 0:
            raise Rejected("The archive unpacks to more than 1 GB. Split it.")


def _check_directory(stream: BinaryIO) -> None:
    """Before zipfile loads the list of members, which may itself be made to fill the memory."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 65_600))
    tail = stream.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) - end < 22:
        raise Rejected(_DAMAGED)
    (directory_bytes,) = struct.unpack("<L", tail[end + 12 : end + 16])
    is_zip64 = tail.find(b"PK\x06\x07", max(0, end - 20), end) >= 0
    if is_zip64 or directory_bytes > limits.ARCHIVE_DIRECTORY_BYTES:
        raise Rejected("The archive lists too many files. Split it into smaller ones.")


def _opened(stream: BinaryIO) -> ZipFile:
    try:
        return ZipFile(stream)
    except _BROKEN:
        raise Rejected(_DAMAGED) from None


def _members(archive: ZipFile) -> list[ZipInfo]:
    members = [member for member in archive.infolist() if not _is_passed_over(member)]
    if len(members) > limits.ARCHIVE_MEMBERS:
        raise Rejected(f"The archive holds more than {limits.ARCHIVE_MEMBERS:,} files. Split it.")
    if any(member.filename == "[Content_Types].xml" for member in members):
        raise Rejected("This is an Office document. Save it as text, HTML or CSV.")
    if not members:
        raise Rejected("The archive holds no files.")
    return members


def _is_passed_over(member: ZipInfo) -> bool:
    """Folders, and what systems leave behind beside a person's files."""
    parts = member.filename.split("/")
    return member.filename.endswith("/") or "__MACOSX" in parts or parts[-1].startswith(".")


def _unpacked(archive: ZipFile, member: ZipInfo, budget: _Budget) -> BinaryIO:
    """The bytes of a member, in memory or an unnamed file. Raises `Rejected`."""
    _check_member(member)
    file = SpooledTemporaryFile(max_size=8 * limits.MEGABYTE)  # noqa: SIM115 - the caller closes it
    try:
        with archive.open(member) as packed:
            _copy(packed, file, member, budget)
    except _BROKEN:
        file.close()
        raise Rejected("This file of the archive is damaged. Pack it again.") from None
    except Rejected:
        file.close()
        raise
    return cast(BinaryIO, file)


def _check_member(member: ZipInfo) -> None:
    if member.flag_bits & 0x1:
        raise Rejected("This file is encrypted. Pack it without a password.")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Rejected("This is a link, not a file. Pack the file that it points to.")
    if member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise Rejected("This file is packed by an uncommon method. Pack it as an ordinary ZIP.")


def _copy(packed: IO[bytes], file: IO[bytes], member: ZipInfo, budget: _Budget) -> None:
    allowed = max(limits.MEGABYTE, member.compress_size * limits.ARCHIVE_RATIO)
    written = 0
    while chunk := packed.read(64 * 1024):
        written += len(chunk)
        budget.spend(len(chunk))
        if written > min(allowed, limits.ARCHIVE_MEMBER_BYTES):
            raise Rejected("This file unpacks to far more than an article. It was not read.")
        file.write(chunk)
