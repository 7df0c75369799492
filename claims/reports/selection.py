"""What is compared: threads, a window and outlets. It stands in the address."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import QueryDict

from claims.filters import READERS, Filter
from claims.models import Claim, Link, Membership, Thread
from claims.models.claim import ClaimQuerySet
from claims.models.link import LinkQuerySet

ALL = "all"  # as a filter: one that asks for nothing
MOST_THREADS = 200
MOST_OUTLETS = 100
ARTICLE = "run__version__article"
MIDNIGHT, LAST = dt.time(tzinfo=dt.UTC), dt.time.max.replace(tzinfo=dt.UTC)
SPOKEN = (Link.Status.SETTLED, Link.Status.IMPLIED)


@dataclass(frozen=True, slots=True)
class Selection:
    """`threads` by number, or those that have a claim which passes the filter `claims`, written as
    in the address of the list of claims. `since` and `until` are days of publication; no `outlets`
    means every outlet that has one of the threads. Without `waiting`, only accepted claims count,
    and links that people answered or had applied by rule.
    """

    threads: tuple[int, ...] = ()
    claims: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    outlets: tuple[int, ...] = ()
    waiting: bool = False

    @classmethod
    def read(cls, given: QueryDict) -> Self:
        """From an address; a value that makes no sense asks for nothing."""
        return cls(
            threads=_keys(given, "thread", MOST_THREADS),
            claims=_filter(given.get("claims", "")),
            since=READERS["since"](given.get("since", "")),
            until=READERS["until"](given.get("until", "")),
            outlets=_keys(given, "outlet", MOST_OUTLETS),
            waiting=given.get("waiting") == "yes",
        )

    @classmethod
    def parse(cls, query: str) -> Self:
        return cls.read(QueryDict(query))

    @property
    def query(self) -> str:
        """For an address; equal selections have equal queries."""
        given: list[tuple[str, object]] = [
            *(("thread", pk) for pk in self.threads),
            *(("claims", self.claims), ("since", self.since), ("until", self.until)),
            *(("outlet", pk) for pk in self.outlets),
            ("waiting", "yes" if self.waiting else ""),
        ]
        return urlencode([(name, value) for name, value in given if value])

    def __bool__(self) -> bool:
        return bool(self.threads or self.claims)

    def of(self, *threads: int) -> Self:
        """The same window and outlets over these threads."""
        return replace(self, threads=threads, claims="")

    def chosen(self) -> QuerySet[Thread]:
        """Threads that have claims; those picked by hand, also under the number that they had
        before they were merged, and those of the filter alike."""
        asked = Thread.objects.filter(pk__in=self.threads)
        picked = Q(pk__in=asked.values(heir=Coalesce("merged_into", "pk")))
        if self.claims:
            passing = Filter.parse(self.claims).apply(Claim.objects.current())
            having = Membership.objects.filter(claim__in=passing.order_by().values("pk"))
            picked |= Q(pk__in=having.values("thread"))
        live = Exists(Membership.objects.filter(thread=OuterRef("pk")))
        return Thread.objects.filter(picked).filter(live)

    def within(self, claims: ClaimQuerySet) -> ClaimQuerySet:
        """Those in the window and at the outlets that are not rejected."""
        claims = claims.current().exclude(status=Claim.Status.REJECTED)
        claims = claims.filter(self.window(f"{ARTICLE}__published_at"))
        return claims.filter(**{f"{ARTICLE}__outlet__in": self.outlets}) if self.outlets else claims

    def counted(self, claims: ClaimQuerySet) -> ClaimQuerySet:
        """Those of `within` that count."""
        return self.within(claims) if self.waiting else self.within(claims).accepted()

    def window(self, published: str) -> Q:
        """On a date field; what has no date lies in no window that has an end."""
        condition = Q()
        if self.since:
            condition &= Q(**{f"{published}__gte": dt.datetime.combine(self.since, MIDNIGHT)})
        if self.until:
            condition &= Q(**{f"{published}__lte": dt.datetime.combine(self.until, LAST)})
        return condition

    def links(self) -> LinkQuerySet:
        """Contradictions that count: what is applied by rule is in force until a person says
        otherwise."""
        found = Link.objects.filter(relation=Link.Relation.CONTRADICTS)
        if self.waiting:
            return found.exclude(status=Link.Status.UNSURE)
        return found.filter(status__in=[*SPOKEN, Link.Status.APPLIED])


def _keys(given: QueryDict, name: str, most: int) -> tuple[int, ...]:
    read = map(READERS["thread"], given.getlist(name))
    return tuple(sorted({key for key in read if key}))[:most]


def _filter(given: str) -> str:
    return ALL if given == ALL else Filter.parse(given).query
