"""What the pages of stories show."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Max
from django.urls import reverse

from articles.models import Outlet
from claims.models import Claim, Link, Membership, Thread
from claims.models.claim import ClaimQuerySet
from claims.provenance.account import contrary, first
from claims.provenance.gather import NOT_KNOWN, tellings
from claims.provenance.layout import Line, Picture, picture
from claims.provenance.lineage import Lineage, ruled
from claims.provenance.order import by_then
from claims.provenance.origins import Origins, origins
from claims.provenance.rulings import of_threads
from claims.provenance.schema import Telling, Vertex
from claims.stories.gather import AROUND, PUBLISHED, Story, after, around, before, story_of
from claims.stories.timeline import Printed, Timeline, timeline

UNSEEN = ("search", "names", "run__version__text", "run__version__segments")
MOST_AGAINST = 50  # contradictions on the page
ARTICLE = "run__version__article"
SHOWN = ("outlet__name", "published_at", "title")
AT_ONCE = dt.timedelta(days=45)  # of one page of the list
ByThread = Mapping[int, Sequence[Telling]]


@dataclass(frozen=True)
class Entry:
    """A thread of a story: who printed it first, and from how many origins it comes."""

    thread: Thread
    outlets: Sequence[Vertex]
    origins: Origins
    first: Telling | None


@dataclass(frozen=True)
class Step:
    """A line of the picture, and the first claim that it stands on with its article."""

    line: Line
    article: int
    claim: int


@dataclass(frozen=True)
class StoryPage:
    story: Story
    entries: Sequence[Entry]
    against: Sequence[Link]
    timeline: Timeline
    picture: Picture
    steps: Sequence[Step]
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
    claims = Claim.objects.filter(membership__thread__in=story.threads)
    told = tellings(claims)
    by_thread = _by_thread(story.threads, claims, told)
    lineages = _lineages(by_thread, contrary(claims, told))
    entries = _entries(by_thread, lineages)
    drawn = _picture(list(lineages.values()))
    return StoryPage(
        story=story,
        entries=entries,
        picture=drawn,
        steps=_steps(drawn, claims),
        against=_against([each.claim for each in told]),
        timeline=timeline(_printed(claims)),
        outlets=len({each.outlet for each in told}),
        origins=sorted({origin for entry in entries for origin in entry.origins.named}),
        first=first(told),
        comparison=_comparison(story),
    )


def _comparison(story: Story) -> str:
    query = urlencode([("thread", pk) for pk in story.threads])
    return f"{reverse('claims:compare')}?{query}"


def _by_thread(
    threads: Sequence[int], claims: ClaimQuerySet, told: Sequence[Telling]
) -> dict[int, list[Telling]]:
    at = dict(claims.order_by().values_list("pk", "membership__thread"))
    found: dict[int, list[Telling]] = {pk: [] for pk in threads}
    for telling in told:
        found[at[telling.claim]].append(telling)
    return found


def _lineages(by_thread: ByThread, against: set[int]) -> dict[int, Lineage]:
    """Of the claims that carry each thread, and what people ruled there."""
    said = of_threads(list(by_thread))
    return {
        pk: ruled([each for each in every if each.claim not in against], said.get(pk))
        for pk, every in by_thread.items()
    }


def _entries(by_thread: ByThread, lineages: Mapping[int, Lineage]) -> list[Entry]:
    """Origins are those of the claims that carry a thread; who denies it has printed it, too."""
    rows = Thread.objects.in_bulk(by_thread)
    entries = [
        Entry(
            thread=rows[pk],
            outlets=sorted({each.outlet for each in every}),
            origins=origins(lineages[pk]),
            first=first(every),
        )
        for pk, every in by_thread.items()
    ]
    return sorted(entries, key=_printed_at)


def _picture(lineages: Sequence[Lineage]) -> Picture:
    """Who has it from whom in all threads together; cut is what is cut in each that has it."""
    with_edges = [(lineage, lineage.edges().keys()) for lineage in lineages]
    edges = {edge for _, own in with_edges for edge in own}
    kept = {edge for lineage, own in with_edges for edge in own if edge not in lineage.cut}
    whole = Lineage(
        [telling for lineage in lineages for telling in lineage.tellings],
        frozenset(edges - kept),
        frozenset().union(*(lineage.confirmed for lineage in lineages)),
    )
    found = origins(whole)
    return picture(whole, (*found.named, *found.groups))


def _steps(drawn: Picture, claims: ClaimQuerySet) -> list[Step]:
    articles = dict(claims.order_by().values_list("pk", f"{ARTICLE}_id"))
    first = ((line, line.claims[0]) for line in drawn.lines)
    return [Step(line, articles[claim], claim) for line, claim in first]


def _printed_at(entry: Entry) -> tuple[dt.datetime, int]:
    return by_then(entry.first.published if entry.first else None), entry.thread.pk


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


def _printed(claims: ClaimQuerySet) -> list[Printed]:
    """One mark an article that has a date; it opens the first claim of it."""
    dated = claims.exclude(**{f"{ARTICLE}__published_at": None}).order_by("pk")
    row = ("pk", f"{ARTICLE}_id", *(f"{ARTICLE}__{name}" for name in SHOWN))
    by_article: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for claim, article, *about in dated.values_list(*row):
        by_article[article].append((claim, *about))
    return [
        Printed(outlet or NOT_KNOWN, at, article, claim, len(group), title)
        for article, group in by_article.items()
        for claim, outlet, at, title in group[:1]
    ]
