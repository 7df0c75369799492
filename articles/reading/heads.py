"""The first bytes of a file, from which its format is told."""

import io
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO

from articles.reading.charsets import charset_of, decode
from articles.reading.columns import AS_NAMED, ColumnMapping
from articles.reading.limits import HEAD_BYTES, MEGABYTE
from articles.reading.records import Rejected
from articles.reading.zips import is_zip, member_names

_MAGIC = (
    (b"PK\x03\x04", "This archive lies inside another one. Unpack it and import it by itself."),
    (b"\x1f\x8b", "This is a gzip file. Unpack it first, or pack the files as ZIP or TAR.GZ."),
    (b"BZh", "This is a bzip2 file. Unpack it first, or pack the files as ZIP or TAR.GZ."),
    (b"\xfd7zXZ", "This is an xz file. Unpack it first, or pack the files as ZIP or TAR.GZ."),
    (b"Rar!", "This is a RAR archive. Pack the files as ZIP instead."),
    (b"7z\xbc\xaf", "This is a 7z archive. Pack the files as ZIP instead."),
    (b"\xd0\xcf\x11\xe0", "This is an old Office document. Save it as DOCX, XLSX or text."),
    (b"{\\rtf", "This is an RTF document. Save it as DOCX or text."),
    (b"\x89PNG", "This is a picture. Only texts can be imported."),
    (b"\xff\xd8\xff", "This is a picture. Only texts can be imported."),
)


@dataclass(frozen=True)
class Head:
    """What is known of a file before it is read.

    name     as given, for locators
    text     the first characters, from the first visible one; "" until it is known to be text
    members  the names of what is in it, where it is a ZIP
    mapping  which columns a person chose, should it be a table
    """

    name: str
    raw: bytes
    charset: str = "utf-8"
    text: str = ""
    members: frozenset[str] = frozenset()
    mapping: ColumnMapping = AS_NAMED

    @property
    def ending(self) -> str:
        """ ".csv" for "News.CSV"."""
        return PurePosixPath(self.name).suffix.lower()


def raw_head(name: str, stream: BinaryIO, mapping: ColumnMapping = AS_NAMED) -> Head:
    """The first bytes; leaves the stream at its start."""
    stream.seek(0)
    raw = stream.read(HEAD_BYTES)
    stream.seek(0)
    members = member_names(stream) if is_zip(raw) else frozenset()
    return Head(name, raw, members=members, mapping=mapping)


def text_head(head: Head) -> Head:
    """The first characters. Raises `Rejected` for an empty file and for one that is no text."""
    raw = head.raw
    if not raw.strip():
        raise Rejected("The file is empty.")
    for magic, reason in _MAGIC:
        if raw.startswith(magic):
            raise Rejected(reason)
    charset = charset_of(raw)
    text = decode(raw, charset).lstrip("\ufeff \t\r\n\f")
    if _is_binary(text):
        raise Rejected("This is not a text file, nor any other kind that can be imported.")
    return replace(head, charset=charset, text=text)


def whole(head: Head, stream: BinaryIO, limit: int) -> bytes:
    """All bytes of a file that must fit in memory. Raises `Rejected` above the limit."""
    stream.seek(0)
    data = io.BytesIO()
    while len(chunk := stream.read(min(MEGABYTE, limit + 1 - data.tell()))):
        data.write(chunk)
    if data.tell() > limit:
        raise Rejected(f"The file is larger than {limit // MEGABYTE} MB. Split it and try again.")
    return data.getvalue()


def _is_binary(text: str) -> bool:
    """A stray control character happens in real texts; one in thirty does not."""
    controls = sum(1 for character in text if character < " " and character not in "\t\n\r\f\x1b")
    return controls * 30 > len(text)
