"""Threads: claims that state one proposition, by the links that hold.

Incremental: only claims near a change are parted anew, and what a person put somewhere stays.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from django.db import connection, transaction

from claims.linking import resting
from claims.linking.clusters import MUST, clusters
from claims.models import Claim, Link, Membership, Thread

LOCK = 4_201_803
EVEN = 0.5  # probability of being the same that speaks neither for nor against joining
MOST = 600  # claims parted at once
SPOKEN = (Link.Status.SETTLED, Link.Status.IMPLIED)

Weights = dict[tuple[int, int], float]


def take_turns() -> None:
    """One at a time changes links and threads; the others wait for the end of its transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


@transaction.atomic
def gather(changed: Iterable[int]) -> None:
    """Part the claims around `changed` into threads anew; call `take_turns` before the change."""
    near = neighbourhood(changed)
    memberships = {m.claim_id: m for m in Membership.objects.filter(claim__in=near)}
    weights = weigh(near) | pins(memberships.values())
    live = set(
        Claim.objects.current()
        .exclude(status=Claim.Status.REJECTED)
        .filter(pk__in=near)
        .values_list("pk", flat=True)
    )
    kept = {pair: w for pair, w in weights.items() if live.issuperset(pair)}
    parted = [
        group
        for group in clusters(sorted(live), kept)
        if len(group) > 1 or any(pk in memberships and memberships[pk].pinned for pk in group)
    ]
    _record(parted, memberships, kept)


def neighbourhood(changed: Iterable[int]) -> set[int]:
    """`changed`, all that holds to them through links, and all that share their threads."""
    found = set(changed)
    edge = found
    while edge and len(found) < MOST:
        threads = Membership.objects.filter(claim__in=edge).values("thread")
        together = Membership.objects.filter(thread__in=threads).values_list("claim", flat=True)
        links = Link.objects.touching(edge).holding().values_list("one_id", "other_id")
        edge = ({pk for pair in links for pk in pair} | set(together)) - found
        found |= edge
    return found


def weigh(pks: Collection[int]) -> Weights:
    """What every link between these claims says for their standing in one thread."""
    links = Link.objects.filter(one__in=pks, other__in=pks)
    rows = links.values_list("one_id", "other_id", "status", "relation", "same")
    return {
        (one, other): weight(status, relation, same) for one, other, status, relation, same in rows
    }


def weight(status: str, relation: str, same: float) -> float:
    if status == Link.Status.UNSURE:
        return -EVEN
    if status in SPOKEN:
        return MUST if relation == Link.Relation.SAME else -MUST
    if relation == Link.Relation.SAME:
        return same - EVEN
    return -EVEN


def pins(memberships: Iterable[Membership]) -> Weights:
    """What a person put together stays together, and what they parted stays apart."""
    pinned = sorted((m.claim_id, m.thread_id) for m in memberships if m.pinned)
    return {
        (one, other): MUST if thread == beside else -MUST
        for at, (one, thread) in enumerate(pinned)
        for other, beside in pinned[at + 1 :]
    }


def _record(groups: Iterable[set[int]], before: Mapping[int, Membership], weights: Weights) -> None:
    """The largest groups choose first which of the old threads they go on."""
    taken: dict[int, Counter[int]] = {}  # thread -> where its members went
    placed: dict[int, int] = {}
    for group in sorted(groups, key=lambda group: (-len(group), min(group))):
        thread = (
            _thread(group, before, placed.values())
            or resting.at_rest(group, but=placed.values())
            or Thread.objects.create()
        )
        _word(thread, group, weights)
        placed |= dict.fromkeys(group, thread.pk)
    for pk, membership in before.items():
        went = taken.setdefault(membership.thread_id, Counter())
        if pk in placed:
            went[placed[pk]] += 1
    Membership.objects.filter(claim__in=before.keys() - placed.keys()).delete()
    Membership.objects.bulk_create(
        [Membership(claim_id=pk, thread_id=thread) for pk, thread in sorted(placed.items())],
        update_conflicts=True,
        unique_fields=["claim"],
        update_fields=["thread"],
    )
    _close(taken, before)
    resting.wake(placed)


def _thread(
    group: set[int], before: Mapping[int, Membership], taken: Collection[int]
) -> Thread | None:
    """The thread that most of `group` comes from; one that a person chose goes before others."""
    votes: Counter[int] = Counter()
    for pk in group:
        if pk in before and before[pk].thread_id not in taken:
            votes[before[pk].thread_id] += 1 + int(MUST) * before[pk].pinned
    if not votes:
        return None
    chosen = min(votes, key=lambda pk: (-votes[pk], pk))
    return Thread.objects.get(pk=chosen)


def _word(thread: Thread, group: set[int], weights: Weights) -> None:
    """The wording of the member that is nearest to all others, unless a person worded it."""
    if thread.worded_by_person:
        return
    nearness = dict.fromkeys(group, 0.0)
    for (one, other), weight in weights.items():
        if one in group and other in group:
            nearness[one] += weight
            nearness[other] += weight
    middle = min(group, key=lambda pk: (-nearness[pk], pk))
    wording = Claim.objects.values_list("content", flat=True).get(pk=middle)
    if wording != thread.wording:
        thread.wording = wording
        thread.save(update_fields=["wording"])


def _close(went: Mapping[int, Counter[int]], before: Mapping[int, Membership]) -> None:
    """A thread without members points to the one that most of them went to."""
    empty = Thread.objects.filter(pk__in=went, memberships=None, merged_into=None)
    parted: dict[int, list[int]] = {}
    for thread in empty:
        heirs = went[thread.pk].most_common(1)
        if heirs:
            thread.merged_into_id = heirs[0][0]
            thread.save(update_fields=["merged_into"])
        else:
            parted[thread.pk] = [pk for pk, each in before.items() if each.thread_id == thread.pk]
    if parted:
        resting.lay_down(parted)
