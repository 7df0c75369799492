"""B-cubed precision and recall of a grouping (Bagga and Baldwin, 1998)."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Scores:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(truth: Mapping[K, Hashable], found: Mapping[K, Hashable]) -> Scores:
    """Averaged over the mentions, the keys of both. Raises ValueError where those differ."""
    if truth.keys() != found.keys() or not truth:
        raise ValueError("the same mentions must be grouped twice, and at least one")
    ours, theirs = _groups(truth), _groups(found)
    shared = {key: len(ours[truth[key]] & theirs[found[key]]) for key in truth}
    precision = sum(shared[key] / len(theirs[found[key]]) for key in truth) / len(truth)
    recall = sum(shared[key] / len(ours[truth[key]]) for key in truth) / len(truth)
    return Scores(precision, recall)


def _groups(grouped: Mapping[K, Hashable]) -> dict[Hashable, set[K]]:
    groups: dict[Hashable, set[K]] = defaultdict(set)
    for key, group in grouped.items():
        groups[group].add(key)
    return groups
