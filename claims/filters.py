"""Which claims: one filter for the list, the queue, files and saved views. It stands in the URL."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from articles.models import Item
from claims.extraction import QuoteKind
from claims.models import Alias, Claim, Hop, Party, Thread
from claims.models.claim import ClaimQuerySet
from claims.search.conditions import matching
from claims.search.query import as_words
from claimtrack.accounts.models import User

ME = "me"
LARGEST_KEY = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Filter:
    """What a claim must have to pass; a field that is None or empty asks for nothing.

    `outlet`, `batch` and `thread` are keys, `assigned` is a username or "me", the confidences lie
    between 0 and 1, and `since` and `until` are days on which the article was published.
    """

    q: str = ""
    status: str = ""
    outlet: int | None = None
    batch: int | None = None
    party: str = ""
    thread: int | None = None
    language: str = ""
    quote: str = ""
    attitude: bool | None = None
    hedged: bool | None = None
    denial: bool | None = None
    anonymous: bool | None = None
    confidence_from: float | None = None
    confidence_to: float | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    assigned: str = ""

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Self:
        """From an address; a value that makes no sense asks for nothing."""
        values = {name: READERS[name](str(given.get(name, "")).strip()) for name in NAMES}
        return cls(**{name: value for name, value in values.items() if value is not None})

    @classmethod
    def parse(cls, query: str) -> Self:
        return cls.read(dict(parse_qsl(query)))

    @property
    def query(self) -> str:
        """For an address; equal filters have equal queries."""
        return urlencode({name: _written(value) for name, value in self._asked()})

    def __bool__(self) -> bool:
        return bool(self._asked())

    def seen_by(self, person: User) -> Self:
        """The same with "me" replaced by who that is."""
        return replace(self, assigned=person.username) if self.assigned == ME else self

    def for_file(self) -> Self:
        """A file holds the accepted claims, unless a status is asked for."""
        return self if self.status else replace(self, status=Claim.Status.ACCEPTED)

    def apply(self, claims: ClaimQuerySet) -> ClaimQuerySet:
        if self.q:
            claims = matching(claims, as_words(self.q))
        condition = Q()
        for name, value in self._asked():
            if name in CONDITIONS:
                condition &= CONDITIONS[name](value)
        return claims.filter(condition)

    def _asked(self) -> list[tuple[str, Any]]:
        return [(name, value) for name, value in asdict(self).items() if value not in (None, "")]


NAMES = tuple(field.name for field in fields(Filter))


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _words(most: int) -> Callable[[str], str | None]:
    return lambda given: given if len(given) <= most and "\0" not in given else None


def _one_of(known: Mapping[str, object] | list[str]) -> Callable[[str], str | None]:
    return lambda given: given if given in known else None


def _key(given: str) -> int | None:
    number = int(given) if given.isascii() and given.isdigit() else 0
    return number if 0 < number <= LARGEST_KEY else None


def _share(given: str) -> float | None:
    try:
        number = float(given)
    except ValueError:
        return None
    return number if 0 <= number <= 1 else None


def _day(given: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        return None


_yes_or_no = {"yes": True, "no": False}.get

READERS: Mapping[str, Callable[[str], Any]] = {
    "q": _words(200),
    "status": _one_of(Claim.Status.values),
    "outlet": _key,
    "batch": _key,
    "party": _words(200),
    "thread": _key,
    "language": _words(16),
    "quote": _one_of([kind.value for kind in QuoteKind]),
    **dict.fromkeys(("attitude", "hedged", "denial", "anonymous"), _yes_or_no),
    **dict.fromkeys(("confidence_from", "confidence_to"), _share),
    **dict.fromkeys(("since", "until"), _day),
    "assigned": _words(150),
}


def _said_by(party: str) -> Q:
    named = Q(name__icontains=party)
    aliases = Alias.objects.filter(text__icontains=party)
    parties = Party.objects.filter(named | Q(pk__in=aliases.values("party")))
    return Q(pk__in=Hop.objects.filter(party__in=parties).values("claim"))


def _in_thread(thread: int) -> Q:
    """Also under the number that it had before it was merged into another."""
    asked = Thread.objects.filter(pk=thread)
    return Q(membership__thread__in=asked.values_list(Coalesce("merged_into", "pk")))


def _came_with(batch: int) -> Q:
    """Not by a join: a text that came twice in a batch has its claims once."""
    items = Item.objects.filter(batch=batch, version__isnull=False)
    return Q(run__version__in=items.values("version"))


def _anonymous(wanted: bool) -> Q:
    """Whether somebody in the chain is not named."""
    unnamed = Exists(Hop.objects.filter(claim=OuterRef("pk"), party__named=False))
    return Q(unnamed) if wanted else ~Q(unnamed)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _until(day: dt.date) -> Q:
    """The whole day still counts; the last one that there is has no day after it."""
    if day == dt.date.max:
        return Q(run__version__article__published_at__isnull=False)
    return Q(run__version__article__published_at__lt=_midnight(day + dt.timedelta(days=1)))


CONDITIONS: Mapping[str, Callable[[Any], Q]] = {
    "status": lambda value: Q(status=value),
    "outlet": lambda value: Q(run__version__article__outlet=value),
    "batch": _came_with,
    "party": _said_by,
    "thread": _in_thread,
    "language": lambda value: Q(run__version__article__language=value),
    "quote": lambda value: Q(quote=value),
    "attitude": lambda value: Q(attitude=value),
    "hedged": lambda value: Q(hedged=value),
    "denial": lambda value: Q(denial=value),
    "anonymous": _anonymous,
    "confidence_from": lambda value: Q(confidence__gte=value),
    "confidence_to": lambda value: Q(confidence__lte=value),
    "since": lambda value: Q(run__version__article__published_at__gte=_midnight(value)),
    "until": _until,
    "assigned": lambda value: Q(assignment__to__username=value),
}
