"""Which column of a table, or name in a JSON object, fills which field of an article."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Self

from articles.reading.records import storable

# Best name first: where a row fills several, the first one wins.
_NAMES = {
    "body": "body text content articlebody articletext fulltext maintext article story "
    "contenthtml contenttext bodyhtml bodytext html description summary",
    "title": "title headline heading head articletitle",
    "outlet": "outlet publisher publication newspaper sitename site sourcename source domain",
    "byline": "byline author authors creator writer reporter",
    "published": "published publishedat publisheddate publishdate publicationdate datepublished "
    "pubdate date datetime timestamp time created createdat",
    "url": "url link permalink canonicalurl canonical href address",
    "language": "language lang inlanguage locale",
    "modified": "modified modifiedat modifieddate datemodified updated updatedat dateupdated "
    "lastmodified lastupdated",
}
FIELDS = tuple(_NAMES)
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names.split()}
_RANK = {name: rank for names in _NAMES.values() for rank, name in enumerate(names.split(), 1)}

MOST_COLUMNS = 200  # to choose among
LONGEST_NAME = 200  # characters
EXAMPLES = 3  # cells of each
LONGEST_EXAMPLE = 120


@dataclass(frozen=True)
class Column:
    """A column to choose: its name, and its first cells, shortened."""

    name: str
    examples: tuple[str, ...] = ()


def sampled(names: Iterable[str], rows: Iterable[Sequence[str]]) -> list[Column]:
    """The columns of these names, each once, with the cells of the first rows that say anything.

    A column without a name, or with an endless or unprintable one, cannot be chosen.
    """
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        if 0 < len(name) <= LONGEST_NAME and name == storable(name):
            places.setdefault(name, place)
    first = list(islice((row for row in rows if any(row)), EXAMPLES))
    return [
        Column(name, tuple(_shortened(row[at]) for row in first if at < len(row)))
        for name, at in islice(places.items(), MOST_COLUMNS)
    ]


def _shortened(cell: str) -> str:
    words = " ".join(storable(cell[: 4 * LONGEST_EXAMPLE]).split())
    return words if len(words) <= LONGEST_EXAMPLE else words[: LONGEST_EXAMPLE - 1] + "…"


@dataclass(frozen=True)
class ColumnMapping:
    """What a person chose; a field that is not among it is filled by the names we know.

    chosen  (field, column); a field without a column ("") stays empty
    """

    chosen: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, written: str) -> Self:
        """The mapping in "title=headline,body=Full text".

        Raises `ValueError`, with a sentence, for anything else.
        """
        pairs = [part.partition("=") for part in written.split(",") if part.strip()]
        fields = [field.strip() for field, _, _ in pairs]
        for field, (_, sign, _) in zip(fields, pairs, strict=True):
            if not sign or field not in FIELDS:
                known = ", ".join(FIELDS)
                raise ValueError(f"“{field}”: write field=column; the fields are {known}.")
        if len(set(fields)) < len(fields):
            raise ValueError("A field is mapped twice. Name one column for each.")
        return cls(
            tuple((field, pair[2].strip()) for field, pair in zip(fields, pairs, strict=True))
        )

    def completed(self, columns: Iterable[str]) -> Self:
        """Every field with the column that fills it, should they all have cells, or none ("")."""
        best: dict[str, str] = {}
        for column in sorted(columns, key=self.rank):
            if field := self.field_of(column):
                best.setdefault(field, column)
        return type(self)(tuple((field, best.get(field, "")) for field in FIELDS))

    def __str__(self) -> str:
        """As `parse` reads it."""
        return ",".join(f"{field}={column}" for field, column in self.chosen)

    def field_of(self, column: str) -> str | None:
        """The field that this column fills, if any."""
        if column.strip() in self._columns:
            return self._columns[column.strip()]
        field = field_of(column)
        return None if field in self._fields else field

    def rank(self, column: str) -> int:
        """Where several columns fill a field, the lowest goes first."""
        return _RANK.get(_plain(column), 0)

    @cached_property
    def _columns(self) -> dict[str, str]:
        return {column: field for field, column in self.chosen if column}

    @cached_property
    def _fields(self) -> frozenset[str]:
        return frozenset(field for field, _ in self.chosen)


AS_NAMED = ColumnMapping()


def field_of(column: str) -> str | None:
    """The field that a column is commonly named for: "Full text" is the body."""
    return _FIELD_OF.get(_plain(column))


def _plain(column: str) -> str:
    return re.sub(r"[^a-z]", "", column[:100].lower())
