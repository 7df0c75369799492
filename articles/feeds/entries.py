"""What a feed gives, and how to know it again."""

import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.reading import Address, FeedAddress, Record, Rejected, Rejection, opml
from articles.reading.addresses import address_at
from articles.reading.fields import media_of
from articles.reading.formats import FEEDS, format_of
from articles.reading.heads import raw_head

_TAG = re.compile(r"<[^<>]*>")
NO_FEED = "There is no feed at this address, but something else."
NO_LIST = "This file names no feeds. Export them as OPML."


@dataclass(frozen=True)
class Given:
    """One entry: what can be imported, and the same hash as long as its address and words stay."""

    outcome: Record | Address
    fingerprint: str


@dataclass(frozen=True)
class Entries:
    """What stands in a feed now; `refused` are the reasons for what cannot be imported."""

    given: tuple[Given, ...]
    refused: tuple[str, ...]

    @property
    def title(self) -> str:
        """What the feed calls itself, or ""."""
        outcomes = (given.outcome for given in self.given)
        return next((found.outlet for found in outcomes if isinstance(found, Record)), "")


def entries_in(body: bytes) -> Entries:
    """The entries of a feed in RSS, Atom or JSON Feed. Raises `Rejected` where it is none."""
    stream = io.BytesIO(body)
    form, head = format_of(raw_head("feed", stream))
    if form not in FEEDS:
        raise Rejected(NO_FEED)
    given, refused = [], []
    for outcome in form.records(head, stream):
        if isinstance(outcome, Record | Address):
            given.append(Given(outcome, _fingerprint(outcome)))
        elif isinstance(outcome, Rejection):
            refused.append(outcome.reason)
    return Entries(tuple(given), tuple(refused))


def feeds_listed(body: bytes) -> list[FeedAddress]:
    """The feeds that an OPML file names. Raises `Rejected` where it names none."""
    stream = io.BytesIO(body)
    form, head = format_of(raw_head("list", stream))
    outcomes = form.records(head, stream) if form is opml else ()
    found = [outcome for outcome in outcomes if isinstance(outcome, FeedAddress)]
    if not found:
        raise Rejected(NO_LIST)
    return found


def _fingerprint(outcome: Record | Address) -> str:
    """Markup is left out, for much of it changes with every answer."""
    words = [outcome.url]
    if isinstance(outcome, Record):
        words += [outcome.title, *_TAG.sub(" ", outcome.body).split()]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def as_files(outcomes: Iterable[Record | Address], *, whole_pages: bool) -> dict[str, bytes]:
    """The entries as files that can be imported like any other, by their endings.

    With `whole_pages` an entry that links to its page is only that address.
    """
    lines: dict[str, list[str]] = {"jsonl": [], "txt": []}
    for outcome in outcomes:
        page = _page_of(outcome) if whole_pages else outcome
        if isinstance(page, Address):
            lines["txt"].append(page.url)
        else:
            lines["jsonl"].append(_line(page))
    return {ending: "\n".join(found).encode() for ending, found in lines.items() if found}


def _page_of(outcome: Record | Address) -> Record | Address:
    try:
        return address_at(outcome.url, outcome.locator)
    except Rejected:
        return outcome


def _line(record: Record) -> str:
    return json.dumps(dict(_fields(record)), ensure_ascii=False)


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    for name in ("title", "outlet", "byline", "published", "modified", "url", "language"):
        if value := record.as_json()[name]:
            yield name, value
    is_clear = media_of(record.body) == record.media
    yield "body", record.body if is_clear else f"<div>{record.body}</div>"
