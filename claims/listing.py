"""The list of claims, page by page: a page begins beside a claim, not after so many rows."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, Q

from claims.models import Claim
from claims.models.claim import ClaimQuerySet

ROWS = 50
ARTICLE = "run__version__article"
PUBLISHED = f"{ARTICLE}__published_at"


def newest_first(claims: ClaimQuerySet) -> ClaimQuerySet:
    """By day of publication, claims of one article together; those without a day last."""
    return claims.order_by(F(PUBLISHED).desc(nulls_last=True), f"-{ARTICLE}_id", "pk")


def _oldest_first(claims: ClaimQuerySet) -> ClaimQuerySet:
    return claims.order_by(F(PUBLISHED).asc(nulls_first=True), f"{ARTICLE}_id", "-pk")


@dataclass(frozen=True)
class Page:
    claims: list[Claim]
    earlier: bool
    later: bool

    @property
    def first(self) -> int | None:
        return self.claims[0].pk if self.earlier and self.claims else None

    @property
    def last(self) -> int | None:
        return self.claims[-1].pk if self.later and self.claims else None


def page(claims: ClaimQuerySet, given: Mapping[str, str]) -> Page:
    """The page that `after` or `before` asks for by a claim's number, else the first one."""
    claims = claims.with_chain()
    if at := _place(given.get("before")):
        rows = list(_oldest_first(claims.filter(~_behind(at), ~Q(pk=at.claim)))[: ROWS + 1])
        return Page(rows[:ROWS][::-1], earlier=len(rows) > ROWS, later=True)
    at = _place(given.get("after"))
    behind = claims.filter(_behind(at)) if at else claims
    rows = list(newest_first(behind)[: ROWS + 1])
    return Page(rows[:ROWS], earlier=at is not None, later=len(rows) > ROWS)


@dataclass(frozen=True)
class _Place:
    claim: int
    article: int
    published: dt.datetime | None


def _place(number: str | None) -> _Place | None:
    if not (number and number.isascii() and number.isdigit()):
        return None
    found = Claim.objects.filter(pk=number).values_list("pk", f"{ARTICLE}_id", PUBLISHED).first()
    return _Place(*found) if found else None


def _behind(at: _Place) -> Q:
    """What stands behind `at`. The first condition repeats what the second implies, of the
    article alone, so that Postgres can use its index."""
    undated = Q(**{f"{PUBLISHED}__isnull": True})
    same_day = undated if at.published is None else Q(**{PUBLISHED: at.published})
    later = undated if at.published else Q(pk__in=[])
    if at.published:
        later |= Q(**{f"{PUBLISHED}__lt": at.published})
    same_article = Q(**{f"{ARTICLE}_id": at.article, "pk__gt": at.claim})
    within = Q(**{f"{ARTICLE}_id__lt": at.article}) | same_article
    return (later | same_day) & (later | (same_day & within))
