"""The names that tables and JSON files have for the fields of an article."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from articles.reading.dates import date_of
from articles.reading.limits import BODY_CHARACTERS
from articles.reading.records import Media, Record, Rejected

# Best name first: where a row fills several, the first one wins.
_ALIASES = {
    "body": "body text content articlebody articletext fulltext maintext article story "
    "contenthtml html description summary",
    "title": "title headline heading head articletitle",
    "outlet": "outlet publisher publication newspaper sitename site sourcename source domain",
    "byline": "byline author authors creator writer reporter",
    "published": "published publishedat publisheddate publishdate publicationdate datepublished "
    "pubdate date datetime timestamp time created createdat",
    "url": "url link permalink canonicalurl canonical href address",
    "language": "language lang inlanguage locale",
}
_FIELD_OF = {alias: field for field, names in _ALIASES.items() for alias in names.split()}
_RANK = {alias: rank for names in _ALIASES.values() for rank, alias in enumerate(names.split())}

_MARKUP = re.compile(
    r"<(?:p|br|div|h[1-6]|[uo]l|li|a|span|em|strong|b|i|article|section|html|body|blockquote)"
    r"(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)


def field_of(column: str) -> str | None:
    """The field of `Record` that a column means: "Full text" is the body."""
    return _FIELD_OF.get(_plain(column))


def has_body(columns: Iterable[str]) -> bool:
    """Whether one of these columns holds the text of an article."""
    return any(field_of(column) == "body" for column in columns)


def record_of(row: Mapping[str, Any], locator: str) -> Record:
    """The article in a row of named values. Raises `Rejected` when it holds no text."""
    found = _best_fields(row)
    body = found.get("body", "")
    if not body:
        raise Rejected("There is no text here. Fill the column “text”, “body” or “content”.")
    if len(body) > BODY_CHARACTERS:
        raise Rejected(f"The text is longer than {BODY_CHARACTERS:,} characters. Split it.")
    return Record(
        locator=locator,
        body=body,
        media=media_of(body),
        title=found.get("title", ""),
        outlet=found.get("outlet", ""),
        byline=found.get("byline", ""),
        published=date_of(found.get("published", "")),
        url=found.get("url", ""),
        language=found.get("language", ""),
    )


def media_of(body: str) -> Media:
    """HTML where a tag that shapes text stands in it."""
    return "html" if _MARKUP.search(body) else "text"


def _best_fields(row: Mapping[str, Any]) -> dict[str, str]:
    columns = [column for column in row if field_of(column)]
    found: dict[str, str] = {}
    for column in sorted(columns, key=lambda column: _RANK[_plain(column)]):
        if text := _text_of(row[column]):
            found.setdefault(_FIELD_OF[_plain(column)], text)
    return found


def _text_of(value: Any) -> str:
    """What a JSON value says: {"name": "A"} and ["A", "B"] are common for outlets and authors."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return _text_of(value.get("name"))
    if isinstance(value, list):
        names = (item.get("name") if isinstance(item, Mapping) else item for item in value)
        return ", ".join(name for name in names if isinstance(name, str))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(value)
    return ""


def _plain(column: str) -> str:
    return re.sub(r"[^a-z]", "", column[:100].lower())
