"""ninjs (IPTC News in JSON, 1.x to 3.x) as the named values that any JSON article has."""

from collections.abc import Mapping
from typing import Any

from articles.reading.fields import text_of

_BODIES = ("body_html", "body_xhtml", "body_text")


def is_ninjs(value: Mapping[str, Any]) -> bool:
    """It has a uri, as every ninjs has, and one of the things only ninjs has."""
    telling = {"versioncreated", "versionCreated", "bodies", "headlines", *_BODIES}
    return "uri" in value and not telling.isdisjoint(value)


def as_row(value: Mapping[str, Any]) -> dict[str, Any]:
    """Its values under the names that `fields` knows."""
    return {
        "body": _body(value),
        "title": text_of(value.get("headline")) or _main(value.get("headlines")),
        "outlet": _outlet(value),
        "byline": text_of(value.get("byline")) or text_of(value.get("by")),
        "published": value.get("firstcreated")
        or value.get("firstCreated")
        or value.get("versioncreated")
        or value.get("versionCreated"),
        "modified": value.get("versioncreated") or value.get("versionCreated"),
        "url": _url(value),
        "language": value.get("language"),
    }


def _body(value: Mapping[str, Any]) -> str:
    named = (text_of(value.get(name)) for name in _BODIES)
    return next(filter(None, named), "") or _main(value.get("bodies"))


def _main(versions: Any) -> str:
    """Of several forms of a headline or a text, the one called main, else the first."""
    if not isinstance(versions, list):
        return ""
    forms = [form for form in versions if isinstance(form, Mapping)]
    forms.sort(key=lambda form: form.get("role") != "main")
    return next(filter(None, (text_of(form.get("value")) for form in forms)), "")


def _outlet(value: Mapping[str, Any]) -> str:
    named = (text_of(value.get(name)) for name in ("provider", "copyrightholder", "infosources"))
    return next(filter(None, named), "")


def _url(value: Mapping[str, Any]) -> str:
    named = (text_of(value.get(name)) for name in ("url", "altids", "uri"))
    return next((url for url in named if url.startswith(("http://", "https://"))), "")
