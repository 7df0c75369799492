"""Threads: claims that state one proposition, by the links that hold.

Incremental: only claims near a change are parted anew, and what a person put somewhere stays.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

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
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    threads = _threads(ordered, before)
    placed = {pk: thread for thread, group in zip(threads, ordered, strict=True) for pk in group}
    _word(placed, weights)
    _place(placed, before)
    _close(placed, before)
    resting.wake(placed)


def _threads(groups: Sequence[set[int]], before: Mapping[int, Membership]) -> list[int]:
    """The thread that each group goes on, or one that rests, or a new one; first come, first
    served."""
    rest = resting.at_rest(pk for group in groups for pk in group)
    old: list[int | None] = []
    for group in groups:
        thread = _most_come_from(group, before, taken=old)
        old.append(thread or resting.of_most(group, rest, but=old))
    new = iter(Thread.objects.bulk_create(Thread() for thread in old if thread is None))
    return [next(new).pk if thread is None else thread for thread in old]


def _most_come_from(
    group: set[int], before: Mapping[int, Membership], taken: Collection[int | None]
) -> int | None:
    """Of the threads not `taken`; one that a person chose goes before others."""
    votes: Counter[int] = Counter()
    for pk in group:
        if pk in before and before[pk].thread_id not in taken:
            votes[before[pk].thread_id] += 1 + int(MUST) * before[pk].pinned
    return min(votes, key=lambda pk: (-votes[pk], pk), default=None)


def _word(placed: Mapping[int, int], weights: Weights) -> None:
    """Each thread has the wording of the member that is nearest to all others, unless a person
    worded it."""
    nearness = dict.fromkeys(placed, 0.0)
    for (one, other), weight in weights.items():
        if one in placed and placed[one] == placed.get(other):
            nearness[one] += weight
            nearness[other] += weight
    nearest_last = sorted(placed, key=lambda pk: (nearness[pk], -pk))
    middle = {placed[pk]: pk for pk in nearest_last}
    contents = dict(Claim.objects.filter(pk__in=middle.values()).values_list("pk", "content"))
    changed = []
    for thread in Thread.objects.filter(pk__in=middle, worded_by_person=False):
        wording = contents[middle[thread.pk]]
        if wording != thread.wording:
            thread.wording = wording
            changed.append(thread)
    Thread.objects.bulk_update(changed, ["wording"])


def _place(placed: Mapping[int, int], before: Mapping[int, Membership]) -> None:
    Membership.objects.filter(claim__in=before.keys() - placed.keys()).delete()
    Membership.objects.bulk_create(
        [
            Membership(claim_id=pk, thread_id=thread)
            for pk, thread in sorted(placed.items())
            if pk not in before or before[pk].thread_id != thread
        ],
        update_conflicts=True,
        unique_fields=["claim"],
        update_fields=["thread"],
    )


def _close(placed: Mapping[int, int], before: Mapping[int, Membership]) -> None:
    """A thread without members points to the one that most of them went to; else it rests."""
    went: dict[int, Counter[int]] = {}
    for pk, membership in before.items():
        heirs = went.setdefault(membership.thread_id, Counter())
        if pk in placed:
            heirs[placed[pk]] += 1
    parted: dict[int, list[int]] = {}
    for thread in Thread.objects.filter(pk__in=went, memberships=None, merged_into=None):
        if heirs := went[thread.pk]:
            [(thread.merged_into_id, _)] = heirs.most_common(1)
            thread.save(update_fields=["merged_into"])
        else:
            parted[thread.pk] = [pk for pk, each in before.items() if each.thread_id == thread.pk]
    if parted:
        resting.lay_down(parted)
