"""Files taken out of an archive, into memory or unnamed files; what comes out is counted."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, Protocol, cast

from articles.reading import limits
from articles.reading.columns import MOST_COLUMNS, Column
from articles.reading.formats import columns_single, read_single
from articles.reading.heads import Head, raw_head
from articles.reading.records import Outcome, Rejected, Rejection

SAMPLED = 20  # members that are looked at for columns
FAR_TOO_LARGE = "This file unpacks to far more than an article. It was not read."


class Budget:
    """How many bytes may still be unpacked, over all members."""

    def __init__(self) -> None:
        self.left = limits.ARCHIVE_BYTES

    def spend(self, amount: int) -> None:
        self.left -= amount
        if self.left < 0:
            raise Rejected("The archive unpacks to more than 1 GB. Split it.")


class _Readable(Protocol):
    def read(self, amount: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Packed:
    """A member: where a person finds it, and how its bytes are had. `unpack` raises `Rejected`."""

    locator: str
    unpack: Callable[[], BinaryIO]


def outcomes(head: Head, files: Iterable[Packed]) -> Iterator[Outcome]:
    """What is in the members of the archive that `head` belongs to."""
    for member in files:
        try:
            with member.unpack() as file:
                yield from read_single(raw_head(member.locator, file, head.mapping), file)
        except Rejected as rejected:
            yield Rejection(member.locator, rejected.reason)


def columns(head: Head, files: Iterable[Packed]) -> list[Column]:
    """The columns of the tables among the first members, each once."""
    found: dict[str, Column] = {}
    with suppress(Rejected):
        for member in islice(files, SAMPLED):
            with suppress(Rejected), member.unpack() as file:
                for column in columns_single(raw_head(member.locator, file, head.mapping), file):
                    found.setdefault(column.name, column)
    return list(found.values())[:MOST_COLUMNS]


def locator(head: Head, name: str) -> str:
    """Where a person finds a member."""
    return f"{head.name} › {name}"


def is_passed_over(name: str) -> bool:
    """Folders, and what systems leave behind beside a person's files."""
    parts = name.split("/")
    return name.endswith("/") or "__MACOSX" in parts or parts[-1].startswith(".")


def most_bytes(name: str) -> int:
    """How large a member may be: a crawl is read as a stream, and may be all of its archive."""
    is_crawl = name.endswith((".warc", ".warc.gz"))
    return limits.ARCHIVE_BYTES if is_crawl else limits.ARCHIVE_MEMBER_BYTES


def unpacked(packed: _Readable, allowed: int, budget: Budget) -> BinaryIO:
    """The bytes of a member, which the caller closes. Raises `Rejected` above `allowed` bytes."""
    file = cast(BinaryIO, SpooledTemporaryFile(8 * limits.MEGABYTE))  # noqa: SIM115
    try:
        _copy(packed, file, allowed, budget)
    except BaseException:
        file.close()
        raise
    return file


def _copy(packed: _Readable, file: IO[bytes], allowed: int, budget: Budget) -> None:
    written = 0
    while chunk := packed.read(64 * 1024):
        written += len(chunk)
        budget.spend(len(chunk))
        if written > allowed:
            raise Rejected(FAR_TOO_LARGE)
        file.write(chunk)
