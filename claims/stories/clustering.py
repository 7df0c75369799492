"""Threads into stories: what is told by the same articles, of the same people, at one time. Pure.

Correlation clustering, as of claims into threads (`claims.linking.clusters`).
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

from claims.linking.clusters import MUST, clusters

Days = tuple[dt.date, dt.date]

BY_ARTICLES, BY_PARTIES, BY_NAMES = 0.7, 0.5, 0.4
EVEN = 0.4  # what must be shared before two threads attract each other
CLOSE = 14  # days between the nearest two articles of threads that one story tells
ANOTHER_EVENT = 180  # days; what two threads speak of lies farther apart than one event takes


@dataclass(frozen=True, slots=True)
class Strand:
    """A thread as its story sees it: the articles that print it, the named parties in its chains,
    the names in its claims, the days of printing, and the days that its claims speak of."""

    thread: int
    articles: frozenset[int]
    parties: frozenset[int]
    names: frozenset[str]
    first: dt.date
    last: dt.date
    about: tuple[Days, ...] = ()


Weights = dict[tuple[int, int], float]


def stories(strands: Sequence[Strand]) -> list[list[int]]:
    """The threads of each story in the order of printing; what shares nothing is alone in one.

    The same strands always give the same stories. Takes O(n²) for n strands.
    """
    by_thread = {each.thread: each for each in sorted(strands, key=lambda each: each.thread)}
    parted = clusters(by_thread, weigh(list(by_thread.values())))
    return [sorted(group, key=lambda pk: (by_thread[pk].first, pk)) for group in parted]


def weigh(strands: Sequence[Strand]) -> Weights:
    """What speaks for one story, by pairs of threads; what must not be one has -MUST."""
    parties = counted(each.parties for each in strands)
    names = counted(each.names for each in strands)
    found: Weights = {}
    for one, other in combinations(strands, 2):
        pair = one.thread, other.thread
        if other_event(one, other):
            found[pair] = -MUST
        elif days_apart((one.first, one.last), (other.first, other.last)) <= CLOSE:
            shared = attraction(one, other, parties, names)
            if shared:
                found[pair] = shared - EVEN
    return found


def counted(sets: Iterable[Collection[Hashable]]) -> Counter[Hashable]:
    return Counter(member for each in sets for member in each)


def attraction(
    one: Strand, other: Strand, parties: Mapping[Hashable, int], names: Mapping[Hashable, int]
) -> float:
    """0 if they have nothing in common."""
    fewest = min(len(one.articles), len(other.articles))
    return (
        BY_ARTICLES * len(one.articles & other.articles) / max(1, fewest)
        + BY_PARTIES * min(1.0, sum(rarity(parties[each]) for each in one.parties & other.parties))
        + BY_NAMES * min(1.0, sum(rarity(names[each]) for each in one.names & other.names))
    )


def rarity(number: int) -> float:
    """1 for what two threads have, falling slowly: who is in every story tells none apart."""
    return 1 / (1 + log(max(number, 2) / 2))


def other_event(one: Strand, other: Strand) -> bool:
    """Whether all that the one speaks of lies in another half-year than all of the other's.

    A thread that names no day says nothing here: the days of its printing then stand for them.
    """
    ours, theirs = about(one), about(other)
    return min(days_apart(a, b) for a in ours for b in theirs) > ANOTHER_EVENT


def about(strand: Strand) -> tuple[Days, ...]:
    return strand.about or ((strand.first, strand.last),)


def days_apart(one: Days, other: Days) -> int:
    """Days between two stretches of time; 0 where they touch."""
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)
