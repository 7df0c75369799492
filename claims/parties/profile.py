"""What one party said over time, whom it is cited by, and who prints it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncWeek

from claims.charts import Chart, by_week_or_month
from claims.extraction import Kind
from claims.models import Alias, Claim, Hop, Party, Proposal, Regrouping, Thread
from claims.parties.holding import Held, holders, offices_held

NEWEST = 20
MOST_CITED = 20


@dataclass(frozen=True)
class Profile:
    party: Party
    aliases: list[Alias]
    spoken: int
    cited: int
    chart: Chart
    undated: int
    claims: list[Claim]
    cited_by: list[tuple[Party, int]]
    outlets: list[tuple[str, int]]
    regroupings: list[Regrouping]
    merged: list[Party]
    called: list[Regrouping]
    threads: list[tuple[Thread, int]]
    offices: list[Held]
    holders: list[Held]
    proposals: list[Proposal]


def profile(party: Party) -> Profile:
    hops = Hop.objects.filter(party=party, claim__current=True)
    counts = hops.aggregate(
        spoken=Count("pk", filter=Q(position=1)), cited=Count("pk", filter=Q(position__gt=1))
    )
    weeks = _weeks(hops)
    regroupings = Regrouping.objects.filter(Q(kept=party) | Q(other=party))
    regroupings = regroupings.select_related("kept", "other", "by")
    return Profile(
        party=party,
        aliases=list(party.aliases.select_related("article__outlet", "by").order_by("text")),
        spoken=counts["spoken"],
        cited=counts["cited"],
        chart=by_week_or_month({day: number for day, number in weeks.items() if day}),
        undated=weeks.get(None, 0),
        claims=_newest(party),
        cited_by=_cited_by(hops),
        outlets=_outlets(hops),
        regroupings=list(regroupings[:NEWEST]),
        merged=list(party.merged.order_by("name")[:NEWEST]),
        called=_called(party, regroupings),
        threads=_threads(hops),
        offices=offices_held(party),
        holders=holders(party) if party.named and party.kind != Kind.PERSON else [],
        proposals=list(
            Proposal.objects.waiting().touching({party.pk}).select_related("one", "other")[:NEWEST]
        ),
    )


def _weeks(hops: QuerySet[Hop]) -> dict[dt.date | None, int]:
    """How often the party speaks, by the Monday of the week; None where no date is known."""
    week = TruncWeek("claim__run__version__article__published_at")
    rows = hops.filter(position=1).order_by().values_list(week).annotate(number=Count("pk"))
    return {moment.date() if moment else None: number for moment, number in rows}


def _newest(party: Party) -> list[Claim]:
    """Claims with the party in their chain."""
    found = Hop.objects.filter(party=party).order_by("-claim").values("claim")
    return list(Claim.objects.current().filter(pk__in=found).with_chain().order_by("-pk")[:NEWEST])


def _cited_by(hops: QuerySet[Hop]) -> list[tuple[Party, int]]:
    """Parties that stand right before this one in a chain, the most frequent first."""
    before = Hop.objects.filter(claim__hops__in=hops, claim__hops__position=F("position") + 1)
    rows = before.order_by().values_list("party").annotate(number=Count("pk"))
    numbers = dict(rows.order_by("-number", "party")[:MOST_CITED])
    parties = Party.objects.in_bulk(list(numbers))
    return [(parties[pk], number) for pk, number in numbers.items()]


def _called(party: Party, regroupings: QuerySet[Regrouping]) -> list[Regrouping]:
    """Merges that brought a name which is nobody's everywhere, and so no alias: "A. Lind"."""
    merged = regroupings.filter(kept=party, deed=Regrouping.Deed.MERGE, undone_at=None)
    alone = merged.filter(Q(other__named=False) | Q(other__namesake__gt=0))
    return list(alone.exclude(other__normal=party.normal)[:NEWEST])


def _threads(hops: QuerySet[Hop]) -> list[tuple[Thread, int]]:
    """Threads with a claim that has the party in its chain, with how many of them."""
    thread = "claim__membership__thread"
    held = hops.filter(**{f"{thread}__isnull": False}).order_by().values_list(thread)
    numbers = dict(held.annotate(number=Count("claim", distinct=True)).order_by("-number", thread))
    threads = Thread.objects.in_bulk(list(numbers)[:NEWEST])
    return [(threads[pk], numbers[pk]) for pk in list(numbers)[:NEWEST]]


def _outlets(hops: QuerySet[Hop]) -> list[tuple[str, int]]:
    """Outlets whose articles name this party as who says so."""
    name = "claim__run__version__article__outlet__name"
    said = hops.filter(position=1, **{f"{name}__isnull": False})
    rows = said.order_by().values_list(name).annotate(number=Count("pk"))
    return list(rows.order_by("-number", name)[:MOST_CITED])
