"""NewsML-G2 (IPTC, 2.x): the text items of an agency, by themselves or in a message."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from articles.reading import nitf
from articles.reading.dates import date_of
from articles.reading.heads import Head, whole
from articles.reading.limits import XML_BYTES
from articles.reading.records import Record, Rejected, Rejection
from articles.reading.trees import Element, first, paragraphs, said, tree_of

_ROOT = re.compile(r"<(?:\w{1,20}:)?(?:newsItem|newsMessage|packageItem)\b")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def recognises(head: Head) -> bool:
    """The root element is an item or a message of items."""
    top = head.text[:4096]
    return top.startswith("<") and bool(_ROOT.search(top))


def records(head: Head, stream: BinaryIO) -> Iterator[Record | Rejection]:
    """Item by item; items that are pictures or films only are passed over."""
    root = tree_of(whole(head, stream, XML_BYTES))
    items = [item for item in root.iter("{*}newsItem") if first(item, "contentSet") is not None]
    if not items:
        raise Rejected("This NewsML holds no items with content, only pointers to them.")
    number = 0
    for item in filter(_is_text, items):
        number += 1
        locator = f"{head.name}, entry {number}"
        try:
            yield _record(item, locator)
        except Rejected as rejected:
            yield Rejection(locator, rejected.reason)
    if not number:
        raise Rejected("This NewsML holds pictures or films, and no text.")


def _is_text(item: Element) -> bool:
    """As its class says (IPTC ninature: text, picture, video …); without one, it may be."""
    kind = first(item, "itemMeta", "itemClass")
    return kind is None or kind.get("qcode", "text").endswith(("text", "composite"))


def _record(item: Element, locator: str) -> Record:
    story = first(item, "contentSet", "nitf")
    body = nitf.record(story, locator).body if story is not None else _body(item)
    if not body:
        raise Rejected("This item holds no text, only a pointer to it.")
    inner = nitf.record(story, locator) if story is not None else None
    return Record(
        locator=locator,
        body=body,
        media="text",
        title=said(first(item, "contentMeta", "headline")) or (inner.title if inner else ""),
        outlet=_outlet(item) or (inner.outlet if inner else ""),
        byline=said(first(item, "contentMeta", "by")) or (inner.byline if inner else ""),
        published=date_of(_dated(item, "firstCreated", "contentCreated", "versionCreated")),
        modified=date_of(_dated(item, "versionCreated")),
        url=_url(item),
        language=_language(item),
    )


def _body(item: Element) -> str:
    """The text in XHTML or plain inside the item."""
    for name in ("inlineXML", "inlineData"):
        content = first(item, "contentSet", name)
        if content is not None:
            page = first(content, "body")
            return paragraphs(content if page is None else page)
    return ""


def _outlet(item: Element) -> str:
    provider = first(item, "itemMeta", "provider")
    named = said(first(item, "contentMeta", "creditline"))
    if provider is None:
        return named
    return said(first(provider, "name")) or named or str(provider.get("literal", ""))


def _dated(item: Element, *names: str) -> str:
    return next(filter(None, (said(first(item, name)) for name in names)), "")


def _url(item: Element) -> str:
    links = (link.get("href", "") for link in item.iter("{*}link") if link.get("rel", "") != "")
    return next((url for url in links if url.startswith(("http://", "https://"))), "")


def _language(item: Element) -> str:
    language = first(item, "contentMeta", "language")
    return str(language.get("tag", "")) if language is not None else str(item.get(_LANGUAGE, ""))
