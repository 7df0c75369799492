"""What a reader hands on: a record, an address to fetch, or the reason why there is none."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any, Literal, Self

Media = Literal["text", "html"]
# (column, cell) as a table has them; None stands for the cell that became the body.
Cells = tuple[tuple[str, str | None], ...]

_MOMENTS = ("published", "modified")
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
    published, modified  aware, or None where the file does not say
    signal   what gave `published`, where it was not the file; why nothing did, where it tried
    row      of the table that it stood in, so that it can be given back as it came

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
    modified: datetime | None = None
    signal: str = ""
    row: Cells = field(default=(), compare=False)

    def __post_init__(self) -> None:
        _make_storable(self)

    def as_json(self) -> dict[str, Any]:
        """The record as JSON values; its moments in ISO 8601."""
        moments = {name: moment.isoformat() for name, moment in self._moments() if moment}
        known = {**asdict(self), **moments}
        return known if self.row else {name: v for name, v in known.items() if name != "row"}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """The record that `as_json` wrote."""
        moments = {
            name: datetime.fromisoformat(stored[name]) for name in _MOMENTS if stored.get(name)
        }
        return cls(**{**stored, **moments})

    def _moments(self) -> Iterator[tuple[str, datetime | None]]:
        return ((name, getattr(self, name)) for name in _MOMENTS)


@dataclass(frozen=True)
class Rejection:
    """Input that gave no record: where it stands, and a sentence that says what to do.

    row  of a table, as it came
    """

    locator: str
    reason: str
    row: Cells = field(default=(), compare=False)

    def __post_init__(self) -> None:
        _make_storable(self)


@dataclass(frozen=True)
class Address:
    """The address of a page that somebody has to fetch before it is an article."""

    locator: str
    url: str

    def __post_init__(self) -> None:
        _make_storable(self)


@dataclass(frozen=True)
class FeedAddress:
    """The address of a feed that can be followed, and what the file calls it."""

    locator: str
    url: str
    title: str = ""

    def __post_init__(self) -> None:
        _make_storable(self)


Outcome = Record | Rejection | Address | FeedAddress


def storable(text: str) -> str:
    """The text as Postgres takes it, in a text or a JSON column: no NUL, no lone surrogate."""
    return _SURROGATE.sub("\ufffd", text.replace("\0", ""))


def _make_storable(outcome: Outcome) -> None:
    for each in fields(outcome):
        value = getattr(outcome, each.name)
        if isinstance(value, str):
            object.__setattr__(outcome, each.name, storable(value))
        elif each.name == "row":
            object.__setattr__(outcome, "row", _storable_cells(value))


def _storable_cells(row: Iterable[tuple[str, str | None]]) -> Cells:
    """Lists become tuples as well, since JSON knows no others."""
    return tuple(
        (storable(column), cell if cell is None else storable(cell)) for column, cell in row
    )
