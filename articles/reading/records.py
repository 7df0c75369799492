"""What a reader hands on: a record, or the reason why there is none."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, Literal, Self

Media = Literal["text", "html"]

_SURROGATE = re.compile("[\ud800-\udfff]")


class Rejected(Exception):
    """This input cannot become an article; the reason is a sentence for the person who sent it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = storable(reason)


@dataclass(frozen=True)
class Record:
    """One article as the file gave it.

    locator  where a person finds it, such as "archive.zip › a.csv, row 17"
    body     plain text or HTML, as `media` says; everything else is plain text
    published  aware, or None where the file does not say

    Every text is storable by construction (see `storable`).
    """

    locator: str
    body: str
    media: Media
    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: datetime | None = None
    url: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        _make_storable(self)

    def as_json(self) -> dict[str, Any]:
        """The record as JSON values; `published` in ISO 8601."""
        stored = asdict(self)
        stored["published"] = self.published.isoformat() if self.published else None
        return stored

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """The record that `as_json` wrote."""
        published = stored.get("published")
        given = {**stored, "published": datetime.fromisoformat(published) if published else None}
        return cls(**given)


@dataclass(frozen=True)
class Rejection:
    """Input that gave no record: where it stands, and a sentence that says what to do."""

    locator: str
    reason: str

    def __post_init__(self) -> None:
        _make_storable(self)


def storable(text: str) -> str:
    """The text as Postgres takes it, in a text or a JSON column: no NUL, no lone surrogate."""
    return _SURROGATE.sub("\ufffd", text.replace("\0", ""))


def _make_storable(record: Record | Rejection) -> None:
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str):
            object.__setattr__(record, field.name, storable(value))
