"""A ZIP of files that we read. Its headers are not believed: what comes out is counted."""

import stat
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from articles.reading import limits, members, zips
from articles.reading.heads import Head
from articles.reading.records import Rejected

_FOREIGN = {
    "[Content_Types].xml": "This is an Office document. Save it as DOCX, XLSX, text or HTML.",
    "META-INF/container.xml": "This is an e-book. Save it as text or HTML.",
    "META-INF/manifest.xml": "This is an OpenDocument file. Save it as DOCX or XLSX.",
}


def recognises(head: Head) -> bool:
    """A ZIP begins with its first member, an empty one with its end."""
    return zips.is_zip(head.raw)


def files(head: Head, stream: BinaryIO) -> Iterator[members.Packed]:
    """Member by member. Raises `Rejected` when the archive as a whole is refused."""
    budget = members.Budget()
    with zips.opened(stream) as archive:
        for member in _members(archive):
            unpack = partial(_unpacked, archive, member, budget)
            yield members.Packed(members.locator(head, member.filename), unpack)


def _members(archive: ZipFile) -> list[ZipInfo]:
    found = [m for m in archive.infolist() if not members.is_passed_over(m.filename)]
    if len(found) > limits.ARCHIVE_MEMBERS:
        raise Rejected(f"The archive holds more than {limits.ARCHIVE_MEMBERS:,} files. Split it.")
    for member in found:
        if member.filename in _FOREIGN:
            raise Rejected(_FOREIGN[member.filename])
    if not found:
        raise Rejected("The archive holds no files.")
    return _crawled(found) or found


def _crawled(found: list[ZipInfo]) -> list[ZipInfo]:
    """Of a web archive (WACZ 1.1.1) only the crawl; the rest is its index and its pages' list."""
    if not any(member.filename == "datapackage.json" for member in found):
        return []
    return [m for m in found if m.filename.startswith("archive/") and ".warc" in m.filename]


def _unpacked(archive: ZipFile, member: ZipInfo, budget: members.Budget) -> BinaryIO:
    _check_member(member)
    ratio = max(limits.MEGABYTE, member.compress_size * limits.ARCHIVE_RATIO)
    try:
        with archive.open(member) as packed:
            allowed = min(ratio, members.most_bytes(member.filename))
            return members.unpacked(packed, allowed, budget)
    except zips.BROKEN:
        raise Rejected("This file of the archive is damaged. Pack it again.") from None


def _check_member(member: ZipInfo) -> None:
    if member.flag_bits & 0x1:
        raise Rejected("This file is encrypted. Pack it without a password.")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Rejected("This is a link, not a file. Pack the file that it points to.")
    if member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise Rejected("This file is packed by an uncommon method. Pack it as an ordinary ZIP.")
