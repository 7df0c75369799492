"""A TAR of files that we read, packed by gzip or not. Links and devices are refused."""

import struct
import tarfile
from collections.abc import Iterator
from functools import partial
from tarfile import ReadError, TarError, TarFile, TarInfo
from typing import IO, BinaryIO, Self, cast

from articles.reading import gzips, limits, members
from articles.reading.heads import Head
from articles.reading.records import Rejected

_BROKEN = (TarError, struct.error, ValueError, LookupError, EOFError, OSError, RuntimeError)
_HEADER_BYTES = limits.MEGABYTE  # a name may be long; one of a megabyte is an attack
_DAMAGED = "The archive is damaged or not complete. What follows was not read."


def recognises(head: Head) -> bool:
    """POSIX and GNU archives carry their name at byte 257."""
    return gzips.first_bytes(head.raw)[257:262] == b"ustar"


def files(head: Head, stream: BinaryIO) -> Iterator[members.Packed]:
    """Member by member, each to be unpacked before the next. Raises `Rejected` when the archive
    cannot be read on."""
    source = gzips.Unpacked(head.raw, stream)
    budget = members.Budget()
    with _opened(source) as archive:
        for number, member in enumerate(_members(archive, source)):
            if number >= limits.ARCHIVE_MEMBERS:
                raise Rejected(f"Only the first {number:,} files were read. Split the archive.")
            unpack = partial(_unpacked, archive, member, budget)
            yield members.Packed(members.locator(head, member.name), unpack)


class _Strict(TarInfo):
    """tarfile takes a damaged header for the end of the archive, and would lose what follows."""

    @classmethod
    def fromtarfile(cls, archive: TarFile) -> Self:
        try:
            return super().fromtarfile(archive)
        except (tarfile.InvalidHeaderError, tarfile.TruncatedHeaderError) as error:  # type: ignore[attr-defined]
            raise ReadError(str(error)) from None


def _opened(source: gzips.Unpacked) -> TarFile:
    source.allow(_HEADER_BYTES)
    try:
        return tarfile.open(
            fileobj=cast(IO[bytes], source), mode="r|", errors="replace", tarinfo=_Strict
        )
    except _BROKEN:
        raise Rejected(_DAMAGED) from None


def _members(archive: TarFile, source: gzips.Unpacked) -> Iterator[TarInfo]:
    """Every file but those passed over."""
    while member := _next(archive):
        source.allow(members.most_bytes(member.name) + limits.MEGABYTE)
        if not member.isdir() and not members.is_passed_over(member.name):
            yield member
        source.allow(member.size + _HEADER_BYTES)


def _next(archive: TarFile) -> TarInfo | None:
    try:
        member = archive.next()
    except _BROKEN:
        raise Rejected(_DAMAGED) from None
    if member and not 0 <= member.size <= limits.ARCHIVE_BYTES:
        raise Rejected(_DAMAGED)  # tarfile would skip such a member step by step, for years
    # Or it would remember all members, and all they say of those that follow.
    archive.members = []  # type: ignore[attr-defined]
    archive.pax_headers = {}
    return member


def _unpacked(archive: TarFile, member: TarInfo, budget: members.Budget) -> BinaryIO:
    if member.issym() or member.islnk():
        raise Rejected("This is a link, not a file. Pack the file that it points to.")
    if not member.isreg() or member.issparse():
        raise Rejected("This is a device or another special file. Pack ordinary files only.")
    try:
        packed = archive.extractfile(member)
        assert packed is not None  # as regular files are
        return members.unpacked(packed, members.most_bytes(member.name), budget)
    except _BROKEN:
        raise Rejected("This file of the archive is damaged. Pack it again.") from None
