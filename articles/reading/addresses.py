"""A list of addresses, one a line; what stands there is fetched elsewhere."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from articles.reading.heads import Head
from articles.reading.limits import ADDRESS_CHARACTERS
from articles.reading.lines import Lines
from articles.reading.records import Address, Rejected, Rejection

_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,2000}", re.IGNORECASE)


def recognises(head: Head) -> bool:
    """Of the first lines that are no remark, the first and nine in ten are addresses."""
    lines = [line for line in map(str.strip, head.text.splitlines()[:50]) if _says(line)]
    addresses = sum(1 for line in lines if _ADDRESS.fullmatch(line))
    return bool(lines) and bool(_ADDRESS.fullmatch(lines[0])) and addresses >= 0.9 * len(lines)


def records(head: Head, stream: BinaryIO) -> Iterator[Address | Rejection]:
    """Line by line; lines that begin with # are remarks."""
    with Lines(stream, head.charset, ADDRESS_CHARACTERS + 100) as lines:
        for line in lines:
            found = line.strip("\ufeff \t\r\n")
            locator = f"{head.name}, line {lines.number}"
            if _ADDRESS.fullmatch(found):
                yield Address(locator, found)
            elif _says(found):
                yield Rejection(locator, "This is not an address that begins with https://.")


def address_at(link: str, locator: str) -> Address:
    """The page that an entry without text links to. Raises `Rejected` where it links to none."""
    if not _ADDRESS.fullmatch(link.strip()):
        raise Rejected("This entry holds no text, and links to no page.")
    return Address(locator, link.strip())


def _says(line: str) -> bool:
    return bool(line) and not line.startswith("#")
