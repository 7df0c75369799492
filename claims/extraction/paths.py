"""Paths: from the article through whoever relays a statement to whoever makes it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from claims.extraction.layers import Attribution, Step
from claims.extraction.schema import Span

# Between a cue and the next whose speaker is left out: "and", "but also", no end of a sentence.
_JOINED = re.compile(r"[^.!?\n]*\b(?:and|but|then)(?:\s+\w+)?\s+\w$", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\w+ing\b")
# Cues that keep back who it is: "has been accused of", "alleged".
_PASSIVE = re.compile(
    r"(?:.*\b)?(?:am|is|are|was|were|be|been|being|['’](?:m|re))\s+(?:\w+\s+)?\w+(?:ed|id|en|wn|ld)\b|(?:alleged|accused)\b",
    re.IGNORECASE | re.DOTALL,
)
_FURTHEST = 400
_DEEPEST = 8


def paths(text: str, found: Sequence[Attribution], parents: Mapping[int, int]) -> list[list[Step]]:
    """The steps of each attribution; `parents` tells in which other one it stands."""
    elided = _elided(text, found)
    own = [_own_steps(text, made, elided.get(i)) for i, made in enumerate(found)]
    steps: list[list[Step]] = []
    for i, made in enumerate(found):
        if made.continues and steps:
            own[i] = [replace(step, implied=True) for step in steps[i - 1]]
        path, at, seen = own[i], i, {i}
        while at in parents and parents[at] not in seen and len(seen) < _DEEPEST:
            at = parents[at]
            seen.add(at)
            path = _behind(own[at], path)
        steps.append(path or [Step(None)])
    return steps


def _own_steps(text: str, made: Attribution, elided: Span | None) -> list[Step]:
    """Nobody where nobody is named, unless the cue itself says that somebody else is meant."""
    relays = [Step(party) for party in made.via]
    if made.speaker or elided:
        return [*relays, Step(made.speaker or elided, implied=not made.speaker)]
    passive = made.cue is not None and _PASSIVE.match(made.cue.of(text))
    return [*relays, Step(None)] if passive else relays


def _behind(outer: Sequence[Step], inner: Sequence[Step]) -> list[Step]:
    """One path behind another; of two phrases for one party the longer stays."""
    path = [step for step in outer if step.party]
    for step in inner:
        same = [k for k, known in enumerate(path) if _overlap(known.party, step.party)]
        if not same:
            path.append(step)
        elif _length(path[same[0]].party) < _length(step.party):
            path[same[0]] = step
    return path


def _overlap(a: Span | None, b: Span | None) -> bool:
    return a is not None and b is not None and a.overlaps(b)


def _length(party: Span | None) -> int:
    return party.end - party.start if party else 0


def _elided(text: str, found: Sequence[Attribution]) -> dict[int, Span]:
    """Speakers left out: "Ruiz said the dam leaks and warned of ...", "..., adding that ..."."""
    order = sorted((a.cue.start, i) for i, a in enumerate(found) if a.cue)
    speakers: dict[int, Span] = {}
    for (_, before), (start, i) in pairwise(order):
        cue, speaker = found[before].cue, found[before].speaker or speakers.get(before)
        if cue is None or speaker is None or found[i].speaker or speaker in found[i].via:
            continue
        between = text[cue.end : start]
        goes_on = _JOINED.search(between + text[start]) or _PARTICIPLE.match(text, start)
        if goes_on and len(between) < _FURTHEST:
            speakers[i] = speaker
    return speakers
