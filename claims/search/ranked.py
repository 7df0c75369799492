"""The best finds first, and how many there are, in bounded time however common a word is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from django.contrib.postgres.search import SearchHeadline, SearchRank
from django.db.models import F, Model, QuerySet
from django.db.models.functions import Left

from articles.vectors import Folded
from claims.models import Claim
from claims.search.conditions import Sought, matching, sought
from claims.search.marks import BEGIN, END
from claims.search.query import Query

M = TypeVar("M", bound=Model)

HEADED = 20_000  # characters of a text in which words are marked
COUNTED = 10_000  # beyond, a count says "more than"
RANKED = 1_000  # the newest so many of the finds compete; nobody turns more pages


@dataclass(frozen=True)
class Finds(Generic[M]):
    """`all` that was found; `ranked` puts those with the given keys in order, the best first."""

    all: QuerySet[M]
    ranked: Callable[[list[int]], QuerySet[M]]

    @cached_property
    def _some(self) -> list[int]:
        return list(self.all.order_by().values_list("pk", flat=True)[: COUNTED + 1])

    @property
    def more(self) -> bool:
        return len(self._some) > COUNTED

    @property
    def number(self) -> int:
        """Exact, unless there are `more`."""
        return min(len(self._some), COUNTED)

    @property
    def listed(self) -> int:
        return min(len(self._some), RANKED)

    def page(self, number: int, size: int) -> list[M]:
        """Rows of the page; pages begin with 1 and end with the last row that is listed."""
        first = (number - 1) * size
        return list(self.ranked(self._newest())[first : min(first + size, RANKED)])

    def _newest(self) -> list[int]:
        if self.more:  # so common that the newest are soon found from the end
            return list(self.all.order_by("-pk").values_list("pk", flat=True)[:RANKED])
        return sorted(self._some, reverse=True)[:RANKED]


def claims_found(query: Query) -> Finds[Claim]:
    """Current claims: where words are sought by how well they match, else the newest first."""
    words = sought(query)

    def ranked(pks: list[int]) -> QuerySet[Claim]:
        claims = Claim.objects.filter(pk__in=pks).only("pk")
        if words is None:
            return claims.order_by("-pk")
        rank = SearchRank(F("search"), words, cover_density=True)
        return claims.annotate(rank=rank).order_by("-rank", "-pk")

    return Finds(matching(Claim.objects.current(), query), ranked)


def headline(field: str, words: Sought) -> SearchHeadline:
    """The beginning of `field` without accents, every word sought between marks."""
    return SearchHeadline(
        Folded(Left(F(field), HEADED)),
        words,
        config="english",
        start_sel=BEGIN,
        stop_sel=END,
        highlight_all=True,
    )
