"""The best finds first, and how many there are, in bounded time however common a word is."""

from __future__ import annotations

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
    """`all` in no order; `best` in theirs, at most RANKED of them."""

    all: QuerySet[M]
    best: QuerySet[M]

    @cached_property
    def counted(self) -> int:
        """Exact up to COUNTED; one more stands for all that is beyond."""
        return self.all.order_by().values("pk")[: COUNTED + 1].count()

    @property
    def number(self) -> int:
        return min(self.counted, COUNTED)

    @property
    def more(self) -> bool:
        return self.counted > COUNTED

    @property
    def listed(self) -> int:
        return min(self.counted, RANKED)

    def page(self, number: int, size: int) -> list[M]:
        """Rows of the page; pages begin with 1 and end with the last row that is listed."""
        first = (number - 1) * size
        return list(self.best[first : min(first + size, RANKED)])


def claims_found(query: Query) -> Finds[Claim]:
    """Current claims: where words are sought by how well they match, else the newest first."""
    found = matching(Claim.objects.current(), query)
    words = sought(query)
    newest = found.only("pk").order_by("-pk")
    if words is None:
        return Finds(found, newest)
    candidates = Claim.objects.filter(pk__in=newest.values("pk")[:RANKED])
    rank = SearchRank(F("search"), words, cover_density=True)
    return Finds(found, candidates.only("pk").annotate(rank=rank).order_by("-rank", "-pk"))


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
