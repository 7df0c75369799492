"""How far two people agree beyond what chance would give. Pure."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of `pairs` things judged by two people: the share on which they agree, the share that
    chance alone would give, and kappa, from -1 to 1. Shares and kappa are None without pairs;
    kappa also where chance alone gives full agreement."""

    pairs: int
    observed: float | None
    expected: float | None
    kappa: float | None


def agreement(pairs: Iterable[tuple[Hashable, Hashable]]) -> Agreement:
    """Cohen's kappa of what the first and the second person said of each thing.

    kappa = (observed - expected) / (1 - expected), where expected is the sum over the labels
    of the product of the two people's shares of it: J. Cohen, "A coefficient of agreement for
    nominal scales", Educational and Psychological Measurement 20 (1960), 37-46.
    """
    said = list(pairs)
    total = len(said)
    if not total:
        return Agreement(0, None, None, None)
    firsts, seconds = Counter(a for a, _ in said), Counter(b for _, b in said)
    same = sum(a == b for a, b in said)
    by_chance = sum(number * seconds[label] for label, number in firsts.items())
    # In whole numbers as long as possible: full agreement by chance is exactly that.
    squared = total * total
    certain = by_chance == squared
    kappa = None if certain else (same * total - by_chance) / (squared - by_chance)
    return Agreement(total, same / total, by_chance / squared, kappa)
