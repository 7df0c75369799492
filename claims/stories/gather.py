"""Threads of a time as the strands that stories are made of, in four queries however many."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, QuerySet

from claims.extraction import Kind
from claims.models import Hop, Membership, Qualifier, Thread
from claims.stories.clustering import Days, Strand, stories

MOST = 400  # threads that are held against each other at once: those in most outlets
AROUND = dt.timedelta(days=45)  # in which the threads of a story are sought
ARTICLE = "claim__run__version__article"
PUBLISHED = f"{ARTICLE}__published_at"
Value = TypeVar("Value")
NEAR = dt.timedelta(days=180)
# Words that give a year. Without them a day that lies far from the printing was rather given the
# wrong year when it was read: "1 October" in a story of September.
YEAR = re.compile(r"\b([12]\d{3}|last|ago|years?|anniversary)\b", re.IGNORECASE)
NAME = re.compile(r"(?<=[\w,;:] )[^\W\d_a-z]\w{2,}")  # a capital within a sentence


@dataclass(frozen=True)
class Story:
    """Threads in the order of printing; `lead` is the one that most articles print."""

    threads: tuple[int, ...]
    lead: int
    articles: frozenset[int]
    first: dt.date
    last: dt.date


def around(first: dt.date, last: dt.date) -> list[Story]:
    """The stories of the threads that were printed between these days, by the first report."""
    found = {each.thread: each for each in strands(first, last)}
    told = [_story([found[pk] for pk in group]) for group in stories(list(found.values()))]
    return sorted(told, key=lambda story: (story.first, story.lead))


def story_of(thread: Thread) -> Story | None:
    """The story that this thread belongs to; None where no claim of it has a date."""
    printed = Membership.objects.filter(thread=thread).exclude(**{PUBLISHED: None})
    days = [at.date() for at in printed.values_list(PUBLISHED, flat=True)]
    if not days:
        return None
    near = around(before(min(days), AROUND), after(max(days), AROUND))
    return next((story for story in near if thread.pk in story.threads), None)


def strands(first: dt.date, last: dt.date) -> list[Strand]:
    threads = _threads(first, last)
    articles: dict[int, set[int]] = defaultdict(set)
    days: dict[int, list[dt.date]] = defaultdict(list)
    names: dict[int, set[str]] = defaultdict(set)
    rows = Membership.objects.filter(thread__in=threads).exclude(**{PUBLISHED: None})
    for thread, article, at, content in rows.values_list(
        "thread", ARTICLE, PUBLISHED, "claim__content"
    ):
        articles[thread].add(article)
        days[thread].append(at.date())
        names[thread] |= set(NAME.findall(content))
    parties, about = _parties(threads), _about(threads, days)
    return [
        Strand(
            thread=pk,
            articles=frozenset(articles[pk]),
            parties=frozenset(parties.get(pk, ())),
            names=frozenset(names[pk]),
            first=min(days[pk]),
            last=max(days[pk]),
            about=tuple(sorted(about.get(pk, ()))),
        )
        for pk in threads
        if days[pk]
    ]


def _threads(first: dt.date, last: dt.date) -> list[int]:
    printed: QuerySet[Membership] = Membership.objects.filter(
        **{
            f"{PUBLISHED}__gte": midnight(first),
            f"{PUBLISHED}__lt": midnight(after(last, dt.timedelta(days=1))),
        }
    )
    counted = printed.order_by().values("thread").annotate(number=Count(ARTICLE, distinct=True))
    return list(counted.order_by("-number", "thread").values_list("thread", flat=True)[:MOST])


def _parties(threads: Collection[int]) -> dict[int, set[int]]:
    """Named ones that are no outlets: who is cited, not who prints."""
    named = Hop.objects.filter(claim__membership__thread__in=threads, party__named=True)
    rows = named.filter(party__outlet=None).exclude(party__kind=Kind.OUTLET)
    return _grouped(rows.order_by().values_list("claim__membership__thread", "party").distinct())


def _about(threads: Collection[int], days: Mapping[int, list[dt.date]]) -> dict[int, set[Days]]:
    """The days that the claims of each thread speak of."""
    named = Qualifier.objects.filter(
        claim__membership__thread__in=threads,
        role=Qualifier.Role.MOMENT,
        earliest__isnull=False,
        latest__isnull=False,
    )
    rows = named.values_list("claim__membership__thread", "exact", "earliest", "latest").distinct()
    return _grouped(
        (pk, (earliest, latest))
        for pk, exact, earliest, latest in rows
        if earliest and latest and days[pk] and _believed(exact, earliest, latest, days[pk])
    )


def _believed(exact: str, earliest: dt.date, latest: dt.date, printed: list[dt.date]) -> bool:
    near = before(min(printed), NEAR) <= latest and earliest <= after(max(printed), NEAR)
    return near or bool(YEAR.search(exact))


def _grouped(rows: Iterable[tuple[int, Value]]) -> dict[int, set[Value]]:
    found: dict[int, set[Value]] = defaultdict(set)
    for pk, value in rows:
        found[pk].add(value)
    return found


def _story(strands: list[Strand]) -> Story:
    return Story(
        threads=tuple(each.thread for each in strands),
        lead=max(strands, key=lambda each: (len(each.articles), -each.thread)).thread,
        articles=frozenset().union(*(each.articles for each in strands)),
        first=min(each.first for each in strands),
        last=max(each.last for each in strands),
    )


def before(day: dt.date, span: dt.timedelta) -> dt.date:
    return day - span if day - dt.date.min > span else dt.date.min


def after(day: dt.date, span: dt.timedelta) -> dt.date:
    return day + span if dt.date.max - day > span else dt.date.max


def midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)
