"""NITF (IPTC News Industry Text Format 3.x): one article of an agency."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from articles.reading.dates import date_of
from articles.reading.heads import Head, whole
from articles.reading.limits import XML_BYTES
from articles.reading.records import Record, Rejected
from articles.reading.trees import Element, first, paragraphs, said, tree_of

_ROOT = re.compile(r"<(?:\w{1,20}:)?nitf\b", re.IGNORECASE)
_OTHER = re.compile(r"<(?:\w{1,20}:)?(?:newsItem|newsMessage|packageItem)\b")


def recognises(head: Head) -> bool:
    """The root element is nitf."""
    top = head.text[:4096]
    return top.startswith("<") and bool(_ROOT.search(top)) and not _OTHER.search(top)


def records(head: Head, stream: BinaryIO) -> Iterator[Record]:
    """The one article of the file. Raises `Rejected`."""
    yield record(tree_of(whole(head, stream, XML_BYTES)), head.name)


def record(story: Element, locator: str) -> Record:
    """The article in a nitf element. Raises `Rejected` when it holds no text."""
    content = first(story, "body.content")
    body = paragraphs(content) if content is not None else ""
    if not body:
        raise Rejected("This NITF holds no text in its body.content.")
    return Record(
        locator=locator,
        body=body,
        media="text",
        title=said(first(story, "hedline", "hl1")) or said(first(story, "title")),
        outlet=_outlet(story),
        byline=said(first(story, "body.head", "byline")),
        published=date_of(
            _attribute(story, "date.issue", "norm")
            or _attribute(story, "pubdata", "date.publication")
            or _attribute(story, "story.date", "norm")
        ),
        language=story.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
    )


def _outlet(story: Element) -> str:
    return (
        _attribute(story, "pubdata", "name")
        or said(first(story, "body.head", "distributor"))
        or _attribute(story, "doc.copyright", "holder")
    )


def _attribute(story: Element, name: str, attribute: str) -> str:
    element = first(story, name)
    return str(element.get(attribute, "")) if element is not None else ""
