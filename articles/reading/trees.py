"""XML as a tree, from files that mean harm as well: nothing is fetched, no entity is expanded."""

from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from articles.reading.limits import MARKS
from articles.reading.records import Rejected

Element = Any  # lxml comes without types

_PARAGRAPHS = frozenset({"p", "hl2", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "pre"})
_UNREAD = frozenset({"script", "style", "media", "figure", "table", "object"})


def tree_of(data: bytes) -> Element:
    """The root. Raises `Rejected`."""
    check_markup(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, LookupError):
        raise Rejected("This XML is not well-formed. Export it again.") from None


def check_markup(data: bytes) -> None:
    """Raises `Rejected` for XML that would grow while it is read."""
    if b"<!ENTITY" in data:
        raise Rejected("This XML defines entities of its own, which can do harm. Remove them.")
    if data.count(b"<") + data.count(b"=") > MARKS:
        raise Rejected("This XML has far more tags than its articles need. Split it.")


def tag(element: Element) -> str:
    """The name without its namespace."""
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def first(element: Element, *path: str) -> Element | None:
    """The first descendant at the end of a path of names, each a descendant of the one before."""
    for name in path:
        found = next((e for e in element.iter(f"{{*}}{name}") if e is not element), None)
        if found is None:
            return None
        element = found
    return element


def said(element: Element | None) -> str:
    """All text in an element on one line; "" for none."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def paragraphs(element: Element) -> str:
    """The text of an element, a blank line between its paragraphs."""
    return "\n\n".join(filter(None, map(said, _paragraphs(element))))


def _paragraphs(element: Element) -> Iterator[Element]:
    """The innermost things are left whole; where nothing is marked, all of it is one."""
    walk = etree.iterwalk(element, events=("start",))
    found = False
    for _, inner in walk:
        if tag(inner) in _UNREAD:
            walk.skip_subtree()
        elif tag(inner) in _PARAGRAPHS:
            found = True
            yield inner
            walk.skip_subtree()
    if not found:
        yield element
