"""What falls if a party or an outlet is withdrawn: threads that lose their last origin, and the
reports that stand on it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from articles.models import Outlet
from claims.models import Claim, Hop, Membership, Party, Report, Thread
from claims.models.claim import ClaimQuerySet
from claims.provenance.account import contrary
from claims.provenance.gather import outlet_vertex, party_vertex, tellings
from claims.provenance.lineage import ruled
from claims.provenance.origins import origins, without
from claims.provenance.rulings import of_threads
from claims.provenance.schema import Telling, Vertex

MOST_THREADS = 500
MOST_REPORTS = 100


@dataclass(frozen=True)
class Loss:
    """A thread with the number of its independent origins before and after."""

    thread: Thread
    before: int
    after: int


@dataclass(frozen=True)
class Sensitivity:
    """`lost` are threads that keep no origin, `weaker` those that keep fewer; `threads` counts
    all that were looked at, `more` says that there are others."""

    lost: list[Loss]
    weaker: list[Loss]
    reports: list[Report]
    threads: int
    more: bool


def of_party(party: Party) -> Sensitivity:
    said = Claim.objects.filter(pk__in=Hop.objects.filter(party=party).values("claim"))
    return _sensitivity(party_vertex(party), said)


def of_outlet(outlet: Outlet) -> Sensitivity:
    """What it printed, and what others have from it."""
    cited = Hop.objects.filter(party__outlet=outlet).values("claim")
    printed = Q(run__version__article__outlet=outlet)
    copied = Q(run__version__copy__left=False) & Q(
        run__version__copy__family__origin__article__outlet=outlet
    )
    found = Claim.objects.filter(printed | copied | Q(pk__in=cited))
    return _sensitivity(outlet_vertex(outlet), found)


def _sensitivity(gone: Vertex, touched: ClaimQuerySet) -> Sensitivity:
    live = touched.current().exclude(status=Claim.Status.REJECTED).order_by()
    threads = Membership.objects.filter(claim__in=live.values("pk")).values("thread").distinct()
    keys = [row["thread"] for row in threads.order_by("thread")[: MOST_THREADS + 1]]
    losses = sorted(
        _losses(gone, keys[:MOST_THREADS]), key=lambda each: (each.after, each.thread.pk)
    )
    reports = Report.objects.standing_on(touched.order_by().values_list("pk"))
    return Sensitivity(
        lost=[each for each in losses if not each.after],
        weaker=[each for each in losses if each.after],
        reports=list(reports.listed()[:MOST_REPORTS]),
        threads=len(keys[:MOST_THREADS]),
        more=len(keys) > MOST_THREADS,
    )


def _losses(gone: Vertex, threads: Iterable[int]) -> list[Loss]:
    told = _told(threads)
    wordings, said = Thread.objects.in_bulk(list(told)), of_threads(told)
    found = []
    for pk, each in told.items():
        lineage = ruled(each, said.get(pk))
        before, after = (origins(one).independent for one in (lineage, without(lineage, [gone])))
        if after < before:
            found.append(Loss(wordings[pk], before, after))
    return found


def _told(threads: Iterable[int]) -> dict[int, list[Telling]]:
    """By thread, the tellings of the claims that carry it."""
    members = Membership.objects.filter(thread__in=list(threads)).values_list("claim", "thread")
    at = dict(members)
    claims = Claim.objects.current().filter(membership__thread__in=set(at.values()))
    claims = claims.exclude(status=Claim.Status.REJECTED)
    told = tellings(claims)
    against = contrary(claims, told)
    found: dict[int, list[Telling]] = defaultdict(list)
    for telling in told:
        if telling.claim not in against:
            found[at[telling.claim]].append(telling)
    return found
