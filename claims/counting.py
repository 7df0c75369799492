"""Counts that stay cheap on a million rows and say so where they stop counting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Model, Q, QuerySet

M = TypeVar("M", bound=Model)
K = TypeVar("K", bound=int | str)
MOST = 1000


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of rows; where `capped`, there are more."""

    number: int
    capped: bool = False

    def __str__(self) -> str:
        return f"{intcomma(self.number)}{'+' if self.capped else ''}"

    def __bool__(self) -> bool:
        return self.number > 0


def tally(rows: QuerySet[M], most: int = MOST) -> Tally:
    """How many rows there are, counted no further than `most`."""
    return tallies({0: rows}, most)[0]


def tallies(sets: Mapping[K, QuerySet[Any]], most: int = MOST) -> dict[K, Tally]:
    """The tally of each set, all in one query."""
    counts: dict[int, int] = {}
    parts = (_part(number, rows, most) for number, rows in enumerate(sets.values()))
    asked = list(filter(None, parts))
    if asked:
        with connection.cursor() as cursor:
            parameters = [value for _, values in asked for value in values]
            cursor.execute(" UNION ALL ".join(sql for sql, _ in asked), parameters)
            counts = dict(cursor.fetchall())
    found = (counts.get(number, 0) for number in range(len(sets)))
    return {key: Tally(min(n, most), n > most) for key, n in zip(sets, found, strict=True)}


def tally_of_which(rows: QuerySet[M], which: Q, most: int = MOST) -> tuple[Tally, Tally]:
    """How many rows there are, and how many of them are `which`; one look at each row."""
    first = rows.order_by()[: most + 1]
    found = first.aggregate(all=Count("pk"), of_which=Count("pk", filter=which))
    if found["all"] > most:
        return Tally(most, capped=True), tally(rows.filter(which), most)
    return Tally(found["all"]), Tally(found["of_which"])


def _part(number: int, rows: QuerySet[Any], most: int) -> tuple[str, Sequence[Any]] | None:
    """The query that counts one set; None where Django knows that it is empty."""
    try:
        sql, parameters = rows.order_by().values("pk")[: most + 1].query.sql_with_params()
    except EmptyResultSet:
        return None
    return f"SELECT {number}, count(*) FROM ({sql}) AS counted", parameters  # noqa: S608 - Django's
