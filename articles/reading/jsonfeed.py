"""JSON Feed 1.1: one article an item."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from articles.reading.addresses import address_at
from articles.reading.charsets import decode
from articles.reading.dates import date_of
from articles.reading.fields import bounded, media_of, text_of
from articles.reading.heads import Head, whole
from articles.reading.limits import JSON_FEED_BYTES
from articles.reading.records import Address, Record, Rejected, Rejection

_VERSION = re.compile(r'"version"\s{0,20}:\s{0,20}"https?:(?:\\?/){2}jsonfeed\.org(?:\\?/)version')
_BROKEN = "This JSON Feed cannot be read. Check that it is complete, valid JSON."


def recognises(head: Head) -> bool:
    """It names the version of the format it follows."""
    return head.text.startswith("{") and bool(_VERSION.search(head.text))


def records(head: Head, stream: BinaryIO) -> Iterator[Record | Address | Rejection]:
    """Item by item; an item without text is an address. Raises `Rejected` when there is none."""
    feed = _parsed(decode(whole(head, stream, JSON_FEED_BYTES), head.charset).lstrip("\ufeff"))
    items = feed.get("items")
    if not isinstance(items, list) or not items:
        raise Rejected("The feed holds no items.")
    for number, item in enumerate(items, start=1):
        locator = f"{head.name}, entry {number}"
        try:
            yield _outcome(feed, item if isinstance(item, Mapping) else {}, locator)
        except Rejected as rejected:
            yield Rejection(locator, rejected.reason)


def _parsed(written: str) -> Mapping[str, Any]:
    try:
        feed = json.loads(written)
    except (ValueError, RecursionError):
        raise Rejected(_BROKEN) from None
    if not isinstance(feed, Mapping):
        raise Rejected(_BROKEN)
    return feed


def _outcome(feed: Mapping[str, Any], item: Mapping[str, Any], locator: str) -> Record | Address:
    url = text_of(item.get("url")) or text_of(item.get("external_url"))
    html = text_of(item.get("content_html"))
    body = bounded(html or text_of(item.get("content_text")) or text_of(item.get("summary")))
    if not body:
        return address_at(url, locator)
    authors = item.get("authors") or item.get("author") or feed.get("authors")
    return Record(
        locator=locator,
        body=body,
        media="html" if html else media_of(body),
        title=text_of(item.get("title")),
        outlet=text_of(feed.get("title")),
        byline=text_of(authors),
        published=date_of(text_of(item.get("date_published"))),
        url=url,
        language=text_of(item.get("language")) or text_of(feed.get("language")),
        modified=date_of(text_of(item.get("date_modified"))),
    )
