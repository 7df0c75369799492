"""Claims into groups that state one proposition: correlation clustering. Pure.

Bansal, Blum and Chawla (2004); solved by greedy additive edge contraction (Keuper et al. 2015):
the two groups whose joining brings most are joined, until no joining brings anything. One weak
link does not chain two groups together, because all pairs between them count.
"""

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)

MUST = 1_000.0  # a person's word outweighs any number of guesses
APART = -0.2  # two claims of which nothing is known


def clusters(nodes: Iterable[Node], weights: Mapping[tuple[Node, Node], float]) -> list[set[Node]]:
    """Part `nodes` into groups; `weights` is positive for pairs that belong together.

    A pair without a weight counts `APART`. Groups come in the order of their first node, and the
    same input always gives the same groups. Takes O(E log E) for E weights, plus a scan of the
    joined groups' neighbours at each joining. Raises KeyError for a pair outside `nodes`.
    """
    groups = {at: {node} for at, node in enumerate(dict.fromkeys(nodes))}
    index = {node: at for at, [node] in groups.items()}
    gains = _gains(index, weights)
    heap = [(-gain, a, b) for a, row in gains.items() for b, gain in row.items() if a < b]
    heapq.heapify(heap)
    while heap:
        gain, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups or gains[a].get(b) != -gain:
            continue  # one of them has been joined since
        if gain >= 0:
            break
        _join(groups, gains, heap, a, b)
    return [groups[at] for at in sorted(groups)]


def _gains(
    index: Mapping[Node, int], weights: Mapping[tuple[Node, Node], float]
) -> dict[int, dict[int, float]]:
    gains: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), weight in weights.items():
        a, b = index[one], index[other]
        gains[a][b] = gains[b][a] = weight
    return gains


def _join(
    groups: dict[int, set[Node]],
    gains: dict[int, dict[int, float]],
    heap: list[tuple[float, int, int]],
    a: int,
    b: int,
) -> None:
    """Put `b` into `a`: what joining a third group brings is what it brings with either."""
    of_a, of_b = gains[a], gains.pop(b)
    for third in sorted(of_a.keys() | of_b.keys()):
        if third in (a, b):
            continue
        unknown = APART * len(groups[third])
        joined = of_a.get(third, unknown * len(groups[a])) + of_b.get(
            third, unknown * len(groups[b])
        )
        of_a[third] = gains[third][a] = joined
        gains[third].pop(b, None)
        heapq.heappush(heap, (-joined, min(a, third), max(a, third)))
    of_a.pop(b, None)
    groups[a] |= groups.pop(b)
