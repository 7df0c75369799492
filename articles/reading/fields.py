"""Named values, from a table or a JSON file, as an article."""

import re
from collections.abc import Mapping
from typing import Any

from articles.reading.columns import AS_NAMED, ColumnMapping
from articles.reading.dates import date_of, may_be_two_days
from articles.reading.limits import BODY_CHARACTERS
from articles.reading.records import Media, Record, Rejected

_MARKUP = re.compile(
    r"<(?:p|br|div|h[1-6]|[uo]l|li|a|span|em|strong|b|i|article|section|html|body|blockquote)"
    r"(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)


def record_of(
    row: Mapping[str, Any],
    locator: str,
    mapping: ColumnMapping = AS_NAMED,
    *,
    day_first: bool | None = None,
) -> Record:
    """The article in a row of named values. Raises `Rejected` when it holds no text."""
    found = _best_fields(row, mapping)
    body = found.get("body", "")
    if not body:
        raise Rejected("There is no text here. Fill the column “text”, “body” or “content”.")
    dated = found.get("published", "")
    published = date_of(dated, day_first=day_first)
    return Record(
        locator=locator,
        body=bounded(body),
        media=media_of(body),
        title=found.get("title", ""),
        outlet=found.get("outlet", ""),
        byline=found.get("byline", ""),
        published=published,
        url=found.get("url", ""),
        language=found.get("language", ""),
        modified=date_of(found.get("modified", ""), day_first=day_first),
        signal=f"{dated} may be two days" if not published and may_be_two_days(dated) else "",
    )


def bounded(body: str) -> str:
    """The text. Raises `Rejected` where it is longer than any article."""
    if len(body) > BODY_CHARACTERS:
        raise Rejected(f"The text is longer than {BODY_CHARACTERS:,} characters. Split it.")
    return body


def media_of(body: str) -> Media:
    """HTML where a tag that shapes text stands in it."""
    return "html" if _MARKUP.search(body) else "text"


def _best_fields(row: Mapping[str, Any], mapping: ColumnMapping) -> dict[str, str]:
    found: dict[str, str] = {}
    for column in sorted(row, key=mapping.rank):
        field = mapping.field_of(column)
        if field and (text := text_of(row[column])):
            found.setdefault(field, text)
    return found


def text_of(value: Any) -> str:
    """What a JSON value says: {"name": "A"} and ["A", "B"] are common for outlets and authors."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return text_of(value.get("name"))
    if isinstance(value, list):
        names = (item.get("name") if isinstance(item, Mapping) else item for item in value)
        return ", ".join(name for name in names if isinstance(name, str))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(value)
    return ""
