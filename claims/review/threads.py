"""What the pages of threads show: claims in the order in which they were printed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Min, Q, QuerySet

from claims.models import Claim, Link, Shaping, Thread
from claims.provenance.account import Account, account
from claims.provenance.order import by_then
from claims.search.conditions import matching
from claims.search.query import as_words

OFFERED = 100


@dataclass(frozen=True)
class ThreadPage:
    thread: Thread
    claims: Sequence[Claim]
    links: Sequence[Link]
    against: Sequence[Link]
    shapings: Sequence[Shaping]
    account: Account | None
    beside: Sequence[Thread]  # others of the same articles, one of which it may be

    @property
    def settled(self) -> int:
        return sum(link.status == Link.Status.SETTLED for link in self.links)

    @property
    def undoable(self) -> Shaping | None:
        return next((each for each in self.shapings if not each.undone_at), None)


def threads(words: str = "") -> QuerySet[Thread]:
    """Threads with claims, those in most outlets first; with `words` in a claim, if given."""
    found = Thread.objects.exclude(memberships=None)
    if words:
        claims = matching(Claim.objects.all(), as_words(words))
        found = found.filter(
            Q(wording__icontains=words) | Q(memberships__claim__in=claims.values("pk"))
        )
    article = "memberships__claim__run__version__article"
    return found.annotate(
        claims=Count("memberships", distinct=True),
        outlets=Count(f"{article}__outlet", distinct=True),
        first=Min(f"{article}__published_at"),
    ).order_by("-outlets", "-claims", F("first").desc(nulls_last=True), "pk")


def thread_page(thread: Thread) -> ThreadPage:
    claims = sorted(Claim.objects.with_chain().filter(membership__thread=thread), key=printed)
    pks = [claim.pk for claim in claims]
    within = Link.objects.filter(one__in=pks, other__in=pks)
    return ThreadPage(
        thread=thread,
        claims=claims,
        links=list(within.order_by("-probability")),
        against=list(
            Link.objects.touching(pks)
            .filter(relation=Link.Relation.CONTRADICTS)
            .exclude(status=Link.Status.UNSURE)
            .select_related("one", "other")
            .defer("one__search", "other__search")
            .order_by("-probability")
        ),
        shapings=list(thread.shapings.select_related("by")[:5]),
        account=account(Claim.objects.filter(pk__in=pks)) if pks else None,
        beside=list(_beside(thread, claims)),
    )


def _beside(thread: Thread, claims: Sequence[Claim]) -> QuerySet[Thread]:
    articles = {claim.run.version.article_id for claim in claims}
    inside = "memberships__claim__run__version__article__in"
    others = Thread.objects.filter(**{inside: articles}).exclude(pk=thread.pk)
    return others.distinct().order_by("wording", "pk")[:OFFERED]


def printed(claim: Claim) -> tuple[dt.datetime, int]:
    """In order of publication, as far as it is known."""
    return by_then(claim.run.version.article.published_at), claim.pk
