"""What other articles have of a claim: who says the same, who contradicts it, what may yet."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from claims.models import Claim, Link, Membership, Restatement, Thread
from claims.provenance.evidence import place

CONTRADICTIONS = 3


@dataclass(frozen=True)
class Against:
    link: int
    status: str
    claim: Claim


@dataclass(frozen=True)
class Plain:
    words: str
    outlet: str
    address: str


@dataclass(frozen=True)
class Elsewhere:
    """`claims` counts the others of the thread, `outlets` the outlets of all; `more` says how many
    contradictions are not listed, `asked` how many links wait for an answer, `first` is one;
    `plain` are sentences of later articles that state it and name nobody."""

    thread: Thread | None = None
    claims: int = 0
    outlets: int = 0
    against: tuple[Against, ...] = ()
    more: int = 0
    asked: int = 0
    first: int | None = None
    plain: tuple[Plain, ...] = ()

    def __bool__(self) -> bool:
        return self.thread is not None or bool(self.against or self.plain) or self.asked > 0


Ends = list[tuple[Link, int]]  # links, each with the number of the claim at its other end
Counted = tuple[Thread, int, int]


def elsewhere(claims: Collection[int]) -> dict[int, Elsewhere]:
    """Of each of these claims; five queries, however many they are."""
    threads, links, plain = _threads(claims), _links(claims), _plain(claims)
    against = {pk: _contradicting(ends) for pk, ends in links.items()}
    others = _read(pk for ends in against.values() for _, pk in ends[:CONTRADICTIONS])
    return {
        pk: _of(links[pk], against[pk], threads.get(pk), others, plain.get(pk, [])) for pk in claims
    }


def _of(
    links: Ends,
    against: Ends,
    counted: Counted | None,
    others: Mapping[int, Claim],
    plain: Sequence[Plain],
) -> Elsewhere:
    thread, claims, outlets = counted or (None, 1, 0)
    shown = against[:CONTRADICTIONS]
    asked = [link.pk for link, _ in links if link.status == Link.Status.PROPOSED]
    return Elsewhere(
        thread=thread,
        claims=claims - 1,
        outlets=outlets,
        against=tuple(Against(link.pk, link.status, others[pk]) for link, pk in shown),
        more=len(against) - len(shown),
        asked=len(asked),
        first=asked[0] if asked else None,
        plain=tuple(plain),
    )


def _contradicting(links: Ends) -> Ends:
    return [end for end in links if end[0].relation == Link.Relation.CONTRADICTS]


def _threads(claims: Collection[int]) -> dict[int, Counted]:
    own = Membership.objects.filter(claim__in=claims).select_related("thread")
    threads = {membership.claim_id: membership.thread for membership in own}
    claims_in = Count("memberships", distinct=True)
    outlets_in = Count("memberships__claim__run__version__article__outlet", distinct=True)
    rows = Thread.objects.filter(pk__in={thread.pk for thread in threads.values()})
    counts = {pk: found for pk, *found in rows.values_list("pk", claims_in, outlets_in)}
    return {pk: (thread, *counts[thread.pk]) for pk, thread in threads.items()}


def _links(claims: Collection[int]) -> dict[int, Ends]:
    """The links of each claim, the likeliest first; without those that say that there is nothing
    between the two or that nobody can tell, and those with what was rejected."""
    found = Link.objects.touching(claims).exclude(status=Link.Status.UNSURE)
    found = found.exclude(relation=Link.Relation.UNRELATED).order_by("-probability", "pk")
    for end in ("one", "other"):
        found = found.exclude(**{f"{end}__status": Claim.Status.REJECTED})
    ends: dict[int, Ends] = {pk: [] for pk in claims}
    for link in found.only("one", "other", "relation", "status"):
        for own, other in ((link.one_id, link.other_id), (link.other_id, link.one_id)):
            if own in ends:
                ends[own].append((link, other))
    return ends


def _plain(claims: Collection[int]) -> dict[int, list[Plain]]:
    found: dict[int, list[Plain]] = {}
    for row in Restatement.objects.filter(claim__in=claims).losing().printed():
        article = row.version.article
        address = place(article.pk, row.version.number, (row.start, row.end))
        told = Plain(row.exact, article.outlet_name, address)
        found.setdefault(row.claim_id, []).append(told)
    return found


def _read(claims: Iterable[int]) -> dict[int, Claim]:
    rows = Claim.objects.filter(pk__in=set(claims)).select_related("run__version__article__outlet")
    shown = rows.only("content", "run__version__article__outlet__name")
    return {claim.pk: claim for claim in shown}
