"""Threads of which people said something outlive the parting of their claims.

A text that is read again, or a link that is answered otherwise, may leave a thread without claims
for a while. What people ruled, worded, split or merged stays with it until some of its claims
stand in a thread again: then that thread is this one, or has this one merged into it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q

from claims.models import Thread

SAID = (
    Q(worded_by_person=True)
    | Q(rulings__isnull=False)
    | Q(shapings__isnull=False)
    | Q(merged__isnull=False)
)


def lay_down(threads: Mapping[int, Collection[int]]) -> None:
    """These threads, each with the claims that it had, have none any more: they rest, or go where
    nobody ever said anything of them."""
    parted = Thread.objects.filter(pk__in=threads)
    said = set(parted.filter(SAID).values_list("pk", flat=True))
    for pk in said:
        Thread.objects.filter(pk=pk).update(left=sorted(threads[pk]))
    parted.exclude(pk__in=said).delete()


def at_rest(claims: Iterable[int]) -> list[Thread]:
    """The threads in which any of these claims stood last."""
    return list(Thread.objects.filter(_of(claims)))


def of_most(
    claims: Collection[int], threads: Iterable[Thread], *, but: Collection[int | None]
) -> int | None:
    """The thread in which most of these claims stood last, and that nobody goes on."""
    stood = {each.pk: len({*each.left} & {*claims}) for each in threads if each.pk not in but}
    left = [pk for pk, number in stood.items() if number]
    return max(left, key=lambda pk: (stood[pk], -pk), default=None)


def wake(placed: Mapping[int, int]) -> None:
    """Claims stand in threads now, by claim: what rested for their sake goes on there."""
    for thread in Thread.objects.filter(_of(placed)):
        [(heir, _)] = Counter(placed[pk] for pk in thread.left if pk in placed).most_common(1)
        into = None if heir == thread.pk else heir
        Thread.objects.filter(pk=thread.pk).update(left=[], merged_into=into)


def _of(claims: Iterable[int]) -> Q:
    return Q(left__overlap=list(claims), merged_into=None) & ~Q(left=[])
