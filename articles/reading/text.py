"""A plain text, from a file or pasted: one article."""

from collections.abc import Iterator
from typing import BinaryIO

from articles.reading.charsets import decode
from articles.reading.fields import bounded
from articles.reading.heads import Head, whole
from articles.reading.limits import PAGE_BYTES
from articles.reading.records import Record, Rejected


def recognises(_head: Head) -> bool:
    """Every text is a text: this format comes last."""
    return True


def records(head: Head, stream: BinaryIO) -> Iterator[Record]:
    """The one article of the file."""
    if head.text.startswith("<?xml"):
        raise Rejected("This XML is no feed, NITF or NewsML. Export the articles as text or CSV.")
    text = decode(whole(head, stream, PAGE_BYTES), head.charset)
    yield Record(head.name, bounded(text), "text")
