"""Office files (ECMA-376) are ZIPs: what they would unpack to is added up before they are read."""

from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from articles.reading import limits
from articles.reading.records import Rejected


def check_package(stream: BinaryIO) -> None:
    """Raises `Rejected`. zipfile never unpacks more of a member than its entry here says."""
    stream.seek(0)
    try:
        with ZipFile(stream) as package:
            members = package.infolist()
    except BadZipFile:
        raise Rejected("This document is damaged or not complete. Save it again.") from None
    if any(member.flag_bits & 0x1 for member in members):
        raise Rejected("This document is locked with a password. Save it without one.")
    if sum(member.file_size for member in members) > limits.DOCUMENT_UNPACKED_BYTES:
        raise Rejected("This document unpacks to far more than an article. It was not read.")
    stream.seek(0)
