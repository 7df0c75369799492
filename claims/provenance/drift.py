"""How the wording and the certainty of a proposition change from outlet to outlet. Pure."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from claims.provenance.order import by_then

# How far the verb commits whoever reports: Hyland (1998) on reporting verbs, coarsened.
STRENGTH = {
    0: "suggest imply hint speculate suspect wonder fear may might could",
    1: "say tell note add write report state think believe estimate expect",
    2: "claim argue contend insist assert maintain warn caution stress allege accuse",
    3: "confirm reveal admit acknowledge concede establish show find prove determine conclude",
}
_BY_STEM = {word: level for level, words in STRENGTH.items() for word in words.split()}
SAID = 1  # of a verb that is in no list
_ENDINGS = ("ied", "ies", "ed", "es", "ing", "s", "d")
_IRREGULAR = {
    "said": "say",
    "told": "tell",
    "wrote": "write",
    "thought": "think",
    "found": "find",
    "showed": "show",
    "shown": "show",
}


class Change(StrEnum):
    HEDGE_LOST = "hedge lost"
    HEDGE_GAINED = "hedge gained"
    STRONGER = "stronger verb"
    WEAKER = "weaker verb"
    NUMBER_MOVED = "number moved"
    DENIED = "denied"
    ATTRIBUTION_LOST = "attribution lost"


@dataclass(frozen=True, slots=True)
class Wording:
    """A proposition as one article put it; `numbers` as printed, in order; `attributed` says
    whether the article names or describes anybody who says so; `article` is where it stands."""

    claim: int
    outlet: str
    published: dt.datetime | None
    content: str
    cue: str = ""
    hedged: bool = False
    denial: bool = False
    attributed: bool = True
    numbers: tuple[str, ...] = ()
    article: int = 0


@dataclass(frozen=True, slots=True)
class Shift:
    """What changed from one wording to the next one in time."""

    change: Change
    before: Wording
    after: Wording

    def __str__(self) -> str:
        return f"{self.change}: {self.before.outlet} → {self.after.outlet}"


def in_time(wordings: Sequence[Wording]) -> list[Wording]:
    """By publication; what has no date says nothing of order and is left out."""
    dated = [(by_then(each.published), each.claim, each) for each in wordings if each.published]
    return [each for *_, each in sorted(dated, key=lambda row: row[:2])]


def drift(wordings: Sequence[Wording]) -> list[Shift]:
    """Every change between neighbours in time, in that order."""
    return [
        Shift(change, before, after)
        for before, after in pairwise(in_time(wordings))
        for change in changes(before, after)
    ]


def changes(before: Wording, after: Wording) -> Iterator[Change]:
    if before.attributed and not after.attributed:
        yield Change.ATTRIBUTION_LOST
    if before.hedged != after.hedged:
        yield Change.HEDGE_LOST if before.hedged else Change.HEDGE_GAINED
    if not before.denial and after.denial:
        yield Change.DENIED
    step = strength(after.cue) - strength(before.cue)
    if step and all(each.attributed and not each.denial for each in (before, after)):
        yield Change.STRONGER if step > 0 else Change.WEAKER
    if before.numbers and after.numbers and set(before.numbers).isdisjoint(after.numbers):
        yield Change.NUMBER_MOVED


def strength(cue: str) -> int:
    """From 0 (suggested) over 1 (said) and 2 (insisted) to 3 (confirmed), the strongest word."""
    levels = [_BY_STEM[stem] for word in cue.casefold().split() if (stem := _stem(word))]
    return max(levels, default=SAID)


def _stem(word: str) -> str:
    """The listed verb of which `word` is a form; empty if of none."""
    if word in _BY_STEM:
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    bare = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    tries = (form for stem in bare for form in (stem, f"{stem}e", f"{stem}y", stem[:-1]))
    return next((form for form in tries if form in _BY_STEM), "")
