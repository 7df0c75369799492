"""What the pages of stories show."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Max

from articles.models import Outlet
from claims.models import Claim, Link, Membership, Thread
from claims.provenance.account import first
from claims.provenance.gather import read, told
from claims.provenance.origins import Origins, origins
from claims.provenance.rulings import ruled, rulings
from claims.provenance.schema import Telling, Vertex
from claims.stories.gather import AROUND, PUBLISHED, Story, after, around, before, story_of
from claims.stories.timeline import Printed, Timeline, timeline

UNSEEN = ("search", "names", "run__version__text", "run__version__segments")
MOST_AGAINST = 50  # contradictions on the page
AT_ONCE = dt.timedelta(days=45)  # of one page of the list


@dataclass(frozen=True)
class Entry:
    """A thread of a story: who printed it first, and from how many origins it comes."""

    thread: Thread
    outlets: Sequence[Vertex]
    origins: Origins
    first: Telling | None


@dataclass(frozen=True)
class StoryPage:
    story: Story
    entries: Sequence[Entry]
    against: Sequence[Link]
    timeline: Timeline
    outlets: int
    origins: Sequence[Vertex]  # named ones, of any thread
    first: Telling | None
    comparison: str


@dataclass(frozen=True)
class Row:
    """A line of the list."""

    story: Story
    lead: Thread
    outlets: Sequence[str]


@dataclass(frozen=True)
class Listing:
    rows: Sequence[Row]
    since: dt.date | None
    until: dt.date | None
    earlier: dt.date | None  # the newest day before `since` on which a thread was printed
    alone: int  # threads of this time that share their story with none


def listing(until: dt.date | None) -> Listing:
    """The stories that began in the days up to `until`, else up to the newest; the newest first."""
    newest = _newest(until)
    if newest is None:
        return Listing([], None, None, None, 0)
    since = before(newest, AT_ONCE)
    near = around(before(since, AROUND), after(newest, AROUND))
    begun = [story for story in near if since < story.first <= newest]
    told = sorted((s for s in begun if len(s.threads) > 1), key=lambda s: s.last, reverse=True)
    return Listing(
        rows=_rows(told),
        since=since,
        until=newest,
        earlier=_newest(since),
        alone=sum(len(story.threads) == 1 for story in begun),
    )


def _newest(until: dt.date | None) -> dt.date | None:
    dated = Membership.objects.exclude(**{PUBLISHED: None})
    if until:
        last = dt.datetime.combine(until, dt.time.max, dt.UTC)
        dated = dated.filter(**{f"{PUBLISHED}__lte": last})
    at = dated.aggregate(at=Max(PUBLISHED))["at"]
    return at.date() if at else None


def _rows(told: Sequence[Story]) -> list[Row]:
    leads = Thread.objects.in_bulk([story.lead for story in told])
    articles = {pk for story in told for pk in story.articles}
    names = Outlet.objects.filter(articles__in=articles).values_list("articles", "name")
    outlets = dict(names.order_by())
    return [
        Row(story, leads[story.lead], sorted({outlets[pk] for pk in story.articles & set(outlets)}))
        for story in told
    ]


def story_page(thread: Thread) -> StoryPage | None:
    """None where no claim of the thread has a date."""
    story = story_of(thread)
    if story is None:
        return None
    claims = read(
        Claim.objects.filter(membership__thread__in=story.threads).select_related("membership")
    )
    tellings = {each.claim: each for each in told(claims)}
    by_thread: dict[int, list[Telling]] = defaultdict(list)
    for claim in claims:
        by_thread[claim.membership.thread_id].append(tellings[claim.pk])
    entries = _entries(story.threads, by_thread)
    return StoryPage(
        story=story,
        entries=entries,
        against=_against([claim.pk for claim in claims]),
        timeline=timeline(_printed(claims)),
        outlets=len({each.outlet for each in tellings.values()}),
        origins=sorted({origin for entry in entries for origin in entry.origins.named}),
        first=first(list(tellings.values())),
        comparison=f"/compare/?{urlencode({'thread': story.threads}, doseq=True)}",
    )


def _entries(threads: Sequence[int], told: Mapping[int, list[Telling]]) -> list[Entry]:
    rows, standing = Thread.objects.in_bulk(threads), rulings(threads)
    entries = []
    for pk in threads:
        found = origins(ruled(told[pk], standing.get(pk, {})))
        entries.append(Entry(rows[pk], found.outlets, found, first(told[pk])))
    return sorted(entries, key=_printed_at)


def _printed_at(entry: Entry) -> tuple[dt.datetime, int]:
    """A thread of a story has a date."""
    assert entry.first is not None
    assert entry.first.published is not None
    return entry.first.published, entry.thread.pk


def _against(claims: Sequence[int]) -> list[Link]:
    return list(
        Link.objects.filter(one__in=claims, other__in=claims, relation=Link.Relation.CONTRADICTS)
        .exclude(status=Link.Status.UNSURE)
        .select_related(
            "one__run__version__article__outlet", "other__run__version__article__outlet"
        )
        .defer(
            *(f"{end}__{field}" for end in ("one", "other") for field in UNSEEN),
            "evidence",
        )
        .order_by("-probability", "pk")[:MOST_AGAINST]
    )


def _printed(claims: Iterable[Claim]) -> list[Printed]:
    """One mark an article that has a date; it opens the first claim of it."""
    by_article: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.run.version.article_id].append(claim)
    return [
        Printed(
            outlet=article.outlet_name,
            at=article.published_at,
            article=article.pk,
            claim=group[0].pk,
            claims=len(group),
            title=article.title,
        )
        for group in by_article.values()
        if (article := group[0].run.version.article).published_at
    ]
