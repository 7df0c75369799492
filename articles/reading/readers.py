"""Which reader takes a file."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from articles.reading import archive, members, tarball
from articles.reading.columns import Column, ColumnMapping
from articles.reading.formats import BINARY, columns_single, read_single
from articles.reading.heads import Head, raw_head
from articles.reading.records import Outcome


class Container(Protocol):
    """What a module of this package offers that reads archives."""

    def recognises(self, head: Head) -> bool:
        """Whether a file that begins so is of this format."""

    def files(self, head: Head, stream: BinaryIO) -> Iterator[members.Packed]:
        """What is packed in it. Raises `Rejected`."""


CONTAINERS: tuple[Container, ...] = (archive, tarball)


def outcomes(name: str, stream: BinaryIO, mapping: ColumnMapping) -> Iterator[Outcome]:
    """What is in the file. Raises `Rejected`."""
    head = raw_head(name, stream, mapping)
    container = _container_of(head)
    if container:
        return members.outcomes(head, container.files(head, stream))
    return read_single(head, stream)


def columns(name: str, stream: BinaryIO, mapping: ColumnMapping) -> list[Column]:
    """The columns of a table or of those in an archive; none where there is none."""
    head = raw_head(name, stream, mapping)
    container = _container_of(head)
    if container:
        return members.columns(head, container.files(head, stream))
    return columns_single(head, stream)


def _container_of(head: Head) -> Container | None:
    """The archive that a file is; office documents are archives too, and none to us."""
    if any(form.recognises(head) for form in BINARY):
        return None
    return next((each for each in CONTAINERS if each.recognises(head)), None)
