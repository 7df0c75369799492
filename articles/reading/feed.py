"""RSS and Atom, by feedparser: one article an entry."""

import io
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO
from xml.sax import SAXException

import feedparser  # type: ignore[import-untyped]

from articles.reading.addresses import address_at
from articles.reading.fields import bounded, media_of
from articles.reading.heads import Head, whole
from articles.reading.limits import FEED_BYTES
from articles.reading.records import Address, Record, Rejected, Rejection
from articles.reading.trees import check_markup

_FEED = re.compile(r"<(?:rss|feed|rdf:rdf)\b", re.IGNORECASE)


def recognises(head: Head) -> bool:
    """The root element is one of a feed."""
    return head.text.startswith("<") and bool(_FEED.search(head.text, 0, 4096))


def records(head: Head, stream: BinaryIO) -> Iterator[Record | Address | Rejection]:
    """Entry by entry, in the order of the feed; an entry without text is an address."""
    data = whole(head, stream, FEED_BYTES)
    check_markup(data)
    parsed = _parse(data)
    if not parsed.entries:
        raise Rejected("The feed holds no entries, or is not well-formed XML.")
    for number, entry in enumerate(parsed.entries, start=1):
        locator = f"{head.name}, entry {number}"
        try:
            yield _outcome(parsed.feed, entry, locator)
        except Rejected as rejected:
            yield Rejection(locator, rejected.reason)


def _parse(data: bytes) -> Any:
    """From a stream, for feedparser would take bytes for an address and fetch it."""
    try:
        return feedparser.parse(io.BytesIO(data))
    except (ValueError, LookupError, AttributeError, TypeError, AssertionError, SAXException):
        raise Rejected("The feed cannot be read. Check that it is well-formed XML.") from None
    except RecursionError:
        raise Rejected("The feed is nested too deeply.") from None


def _outcome(feed: Mapping[str, Any], entry: Mapping[str, Any], locator: str) -> Record | Address:
    kind, body = max(_texts(entry), key=lambda text: len(text[1]), default=("", ""))
    if not body.strip():
        return address_at(entry.get("link", ""), locator)
    origin = entry.get("source") or {}
    return Record(
        locator=locator,
        body=bounded(body),
        media="html" if "html" in kind else media_of(body),
        title=entry.get("title", ""),
        outlet=origin.get("title") or feed.get("title", ""),
        byline=entry.get("author", ""),
        published=_moment(entry, "published") or _moment(entry, "updated"),
        url=entry.get("link", ""),
        language=entry.get("language") or feed.get("language", ""),
        modified=_moment(entry, "updated"),
    )


def _texts(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for content in entry.get("content", []):
        yield content.get("type", ""), content.get("value", "")
    detail = entry.get("summary_detail") or {}
    yield detail.get("type", ""), entry.get("summary", "")


def _moment(entry: Mapping[str, Any], deed: str) -> datetime | None:
    has_it = f"{deed}_parsed" in entry  # `get` would answer with the other one
    parts = entry.get(f"{deed}_parsed") if has_it else None
    try:
        return datetime.fromtimestamp(timegm(parts), UTC) if parts else None
    except (ValueError, OverflowError, OSError):
        return None
