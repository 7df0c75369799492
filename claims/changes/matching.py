"""Which claims of one version of a text are claims of another: pure.

Claims are paired best first, each once, by the words that their contents share (Dice: 2 |A ∩ B| /
(|A| + |B|) of the sets of words), with a bonus where the same party says them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

ENOUGH = 0.5  # below, two claims are two claims
SAME_SPEAKER = 0.15

Kind = Literal["vanished", "appeared", "changed", "kept"]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Said:
    """A claim as it is compared. `chain` is from the article outward."""

    claim: int
    content: str
    chain: tuple[str, ...] = ()
    hedged: bool = False
    denial: bool = False

    @property
    def says(self) -> tuple[object, ...]:
        return " ".join(self.content.split()), self.chain, self.hedged, self.denial


@dataclass(frozen=True)
class Change:
    """What became of a claim; it has no `before` if it appeared, no `after` if it vanished."""

    before: Said | None
    after: Said | None

    @property
    def kind(self) -> Kind:
        if self.before is None:
            return "appeared"
        if self.after is None:
            return "vanished"
        return "kept" if self.before.says == self.after.says else "changed"


def changes(before: Sequence[Said], after: Sequence[Said]) -> list[Change]:
    """Every claim of both versions once, alone or with the one that it is in the other.

    In the order of the newer text; what vanished follows, in that of the older one. Takes the
    product of both numbers.
    """
    partner = _pairs(before, after)
    stayed = set(partner.values())
    found = [
        Change(before[partner[place]] if place in partner else None, said)
        for place, said in enumerate(after)
    ]
    return found + [Change(said, None) for at, said in enumerate(before) if at not in stayed]


def _pairs(before: Sequence[Said], after: Sequence[Said]) -> dict[int, int]:
    """For places in `after` the place in `before`."""
    old_words = [_words(said) for said in before]
    new_words = [_words(said) for said in after]
    scored = (
        (_likeness(old_words[old], new_words[new], before[old], after[new]), -new, -old)
        for old in range(len(before))
        for new in range(len(after))
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, minus_new, minus_old in sorted(scored, reverse=True):
        if score < ENOUGH:
            break
        if -minus_new not in pairs and -minus_old not in taken:
            pairs[-minus_new] = -minus_old
            taken.add(-minus_old)
    return pairs


def _words(said: Said) -> frozenset[str]:
    return frozenset(_WORD.findall(said.content.casefold()))


def _likeness(old: frozenset[str], new: frozenset[str], before: Said, after: Said) -> float:
    """From 0 to 1.15; a speaker in common is worth nothing without words in common."""
    shared = 2 * len(old & new) / max(1, len(old) + len(new))
    return shared + SAME_SPEAKER * bool(shared and before.chain[-1:] == after.chain[-1:])
