"""HTML to plain text and metadata: whole pages by trafilatura, pieces of HTML as they stand."""

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]
from trafilatura import bare_extraction
from trafilatura.settings import Document

from articles.normalisation.dating import UNDATED, Dating, dating_of
from articles.reading.records import Rejected

_WHOLE = re.compile(r"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^<>]{0,1000}?\blang\s*=\s*[\"']?([a-z_-]{2,20})", re.IGNORECASE)
_MOST_TAGS = 60_000  # ten times a page heavy with furniture; each costs two kilobytes
_DATES = {
    "original_date": True,
    "extensive_search": False,  # else a year in a footer becomes the day of publication
    "outputformat": "%Y-%m-%dT%H:%M:%S%z",
}

# What the parsers below us raise over broken pages. Not `Exception`, which would take in the
# signal by which a worker ends work that lasts too long.
_BROKEN = (
    *(ValueError, TypeError, AttributeError, LookupError, AssertionError, ArithmeticError),
    *(RecursionError, etree.LxmlError),
)

_BLOCK = re.compile(
    r"address|article|aside|blockquote|body|d[dlt]|div|figcaption|figure|footer|h[1-6]|header|hr|li"
    r"|main|nav|ol|p|pre|section|table|t[dhr]|ul"
)
_UNREAD = ("script", "style", "template", "noscript", "iframe", "svg", "form", "button")


@dataclass(frozen=True)
class Page:
    """What a page says of itself: `body` is plain text with a blank line between paragraphs."""

    body: str
    title: str = ""
    outlet: str = ""
    byline: str = ""
    dating: Dating = UNDATED
    url: str = ""
    language: str = ""


def page_of(markup: str, url: str) -> Page:
    """The story in HTML, a whole page or a piece. Raises `Rejected` when there is none."""
    if markup.count("<") > _MOST_TAGS:
        raise Rejected("This page has far more tags than an article. Save a single story.")
    if not _WHOLE.search(markup, 0, 4096):
        return Page(_piece_text(markup))
    tree = _tree(markup)
    found = _extracted(_as_one_story(markup, tree), url)
    if not found or not found.text:
        raise Rejected("No article was found on this page. Save the page of a single story.")
    declared = _LANGUAGE.search(markup, 0, 4096)
    return Page(
        body=found.text.replace("\n", "\n\n"),
        title=found.title or "",
        outlet=_outlet(found.sitename or "", found.url or url),
        byline=found.author or "",
        dating=dating_of(tree, found.url or url, found.date or ""),
        url=found.url or "",
        language=declared[1] if declared else "",
    )


def _outlet(name: str, url: str) -> str:
    """Not the host, which trafilatura gives for want of a name: whoever imports may know one."""
    return "" if "." in name and name.lower() in url.lower() else name


def _as_one_story(markup: str, tree: Any) -> str:
    """A live blog (schema.org) without the classes of its posts: one alone passes for the story."""
    if "LiveBlogPosting" not in markup:
        return markup
    for post in tree.iter("article", "div", "li", "section"):
        if post.find(".//time") is not None:
            post.attrib.pop("class", None)
    return str(html.tostring(tree, encoding="unicode"))


def _extracted(markup: str, url: str) -> Document | None:
    try:
        found = bare_extraction(
            markup,
            url=url or None,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=_DATES,
        )
    except _BROKEN:
        return None
    return found if isinstance(found, Document) else None


def _tree(markup: str) -> Any:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup.encode(), parser=parser)
    except _BROKEN:
        return html.Element("html")


def _piece_text(markup: str) -> str:
    """The text of a piece of HTML: a blank line where a block begins or ends, a break at <br>."""
    tree = _tree(f"<div>{markup}</div>")
    etree.strip_elements(tree, *_UNREAD, with_tail=False)
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        is_break = element.tag == "br" and event == "start"
        if is_break or _BLOCK.fullmatch(element.tag):
            parts.append("\n\n")
        text = element.text if event == "start" else element.tail
        parts.append(re.sub(r"\s+", " ", text or ""))
    return "".join(parts)
