"""OPML 2.0: a list of feeds, as feed readers exchange it."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from articles.reading.heads import Head, whole
from articles.reading.limits import ADDRESS_CHARACTERS, XML_BYTES
from articles.reading.records import FeedAddress, Rejected, Rejection
from articles.reading.trees import tree_of

_ROOT = re.compile(r"<opml\b", re.IGNORECASE)


def recognises(head: Head) -> bool:
    """The root element is opml."""
    return head.text.startswith("<") and bool(_ROOT.search(head.text, 0, 4096))


def records(head: Head, stream: BinaryIO) -> Iterator[FeedAddress | Rejection]:
    """Feed by feed, whatever folders they are in. Raises `Rejected` when none is named."""
    outlines = tree_of(whole(head, stream, XML_BYTES)).iter("{*}outline")
    number = 0
    for outline in outlines:
        url = (outline.get("xmlUrl") or "").strip()
        if not url:
            continue  # a folder
        number += 1
        locator = f"{head.name}, feed {number}"
        if url.startswith(("http://", "https://")) and len(url) <= ADDRESS_CHARACTERS:
            yield FeedAddress(locator, url, outline.get("title") or outline.get("text") or "")
        else:
            yield Rejection(locator, "The address of this feed does not begin with https://.")
    if not number:
        raise Rejected("This OPML names no feeds.")
