"""When a page was published and changed, and what on it says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.reading.dates import date_of

_LINKED_DATA = re.compile(r'"date(Published|Modified)"\s{0,20}:\s{0,20}"([^"]{4,60})"')
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?:/|-|$)")

_PUBLISHED = """
    article:published_time article:published article:published_date article:publicationdate
    og:article:published_time og:published_time datepublished date.published publish-date
    publish_date publishdate publicationdate publication_date pubdate pub_date
    published_time parsely-pub-date sailthru.date citation_publication_date dc.date.issued
    dcterms.issued dcterms.created date dc.date dcterms.date bt:pubdate
"""
_MODIFIED = """
    article:modified_time article:modified article:modified_date og:article:modified_time
    og:updated_time og:modified_time datemodified modified_time last-modified lastmodified
    dcterms.modified dc.modified revised bt:moddate
"""

_DEEDS = dict.fromkeys(_PUBLISHED.split(), "published")
_DEEDS |= dict.fromkeys(_MODIFIED.split(), "modified")


@dataclass(frozen=True)
class Dating:
    """signal: what `published` was taken from, in words to be shown; "" where nothing told."""

    published: datetime | None = None
    signal: str = ""
    modified: datetime | None = None


UNDATED = Dating()


def dating_of(tree: Any, url: str, guess: str) -> Dating:
    """What a page declares, the most deliberate first.

    tree   of the whole page, by lxml
    guess  the date that looking at all of its text and its address gave
    """
    declared = list(_linked_data(tree)) + list(_meta_tags(tree)) + list(_marked_times(tree))
    published = [(moment, signal) for moment, signal, deed in declared if deed == "published"]
    modified = [moment for moment, _, deed in declared if deed == "modified"]
    moment, signal = next(iter(published), _guessed(url, guess))
    return Dating(moment, signal, next(iter(modified), None))


def _linked_data(tree: Any) -> Iterator[tuple[datetime, str, str]]:
    """schema.org in JSON-LD; by its names, for many a page writes it with a comma too many."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            for found in _LINKED_DATA.finditer(script.text or ""):
                if moment := date_of(found[2]):
                    yield moment, "JSON-LD", found[1].lower()


def _meta_tags(tree: Any) -> Iterator[tuple[datetime, str, str]]:
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        deed = _deed(name.lower())
        if deed and (moment := date_of(meta.get("content") or "")):
            yield moment, f"meta {name}", deed


def _marked_times(tree: Any) -> Iterator[tuple[datetime, str, str]]:
    """<time itemprop="datePublished" datetime="…">, and the same on other elements."""
    for element in tree.iter("time", "span", "abbr", "div", "p"):
        deed = _deed((element.get("itemprop") or "").lower())
        written = element.get("datetime") or element.get("content") or element.text or ""
        if deed and (moment := date_of(written)):
            yield moment, f"{element.tag} {element.get('itemprop')}", deed


def _deed(name: str) -> str:
    return _DEEDS.get(name, "")


def _guessed(url: str, guess: str) -> tuple[datetime | None, str]:
    moment = date_of(guess)
    if not moment:
        return None, ""
    in_address = _IN_ADDRESS.search(url)
    if in_address and moment.strftime("%Y%m%d") == "".join(in_address.groups()):
        return moment, "address"
    return moment, "page text"
