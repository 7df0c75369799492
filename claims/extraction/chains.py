"""Chains: on whom the party that the article cites relies in turn.

Turns `doc._.attributions` into `doc._.chained`, steps from the article outward. A chain comes from
a statement inside a statement, a second cue on the same words, "citing ...", a bracketed credit, or
a sentence that says who reported the one before.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction.citing import cited
from claims.extraction.credits import credited, relayed
from claims.extraction.layers import Attribution, Chained, Step, text_of
from claims.extraction.polls import polled
from claims.extraction.schema import Kind, Span
from claims.extraction.speakers import describe

_WORD = re.compile(r"\w+")
# Between a cue and the next whose speaker is left out: "and", "but also", no end of a sentence.
_JOINED = re.compile(r"[^.!?\n]*\b(?:and|but|then)(?:\s+\w+)?\s+\w$", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\w+ing\b")
_FURTHEST = 400
_DEEPEST = 8
_HELD = 0.8  # of an inner content that lies in the outer one
# Words that an outer statement may add to an inner one without saying anything of its own.
_EMPTY_WORDS = 3


@Language.component("chains")
def chains(doc: Doc) -> Doc:
    """Fill `doc._.chained`."""
    made, relays = relayed(doc, doc._.attributions)
    found, parties = cited(text_of(doc), made)
    parents = _parents(found)
    parents |= _second_cues(doc, found, parents)
    steps = _steps(doc, found, parents)
    for i, party in parties.items():
        steps[i] = [*steps[i], Step(party)]
    idle = _adding_nothing(doc, found, parents)
    chained = [Chained(a, tuple(steps[i])) for i, a in enumerate(found) if i not in idle]
    doc._.chained = tuple(polled(text_of(doc), list(credited(doc, relays.prepend(chained)))))
    return doc


def _parents(found: Sequence[Attribution]) -> dict[int, int]:
    """Each attribution that stands inside the content of another, with the innermost such."""
    parents: dict[int, int] = {}
    open_: list[int] = []
    for i, inner in enumerate(found):
        while open_ and found[open_[-1]].end <= inner.start:
            open_.pop()
        for j in reversed(open_[-8:]):
            if _holds(found[j], inner):
                parents[i] = j
                break
        open_.append(i)
    return parents


def _holds(outer: Attribution, inner: Attribution) -> bool:
    if inner.cue is None or outer.cue == inner.cue:
        return False
    if not any(piece.contains(inner.cue) for piece in outer.content):
        return False
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in inner.content
        for b in outer.content
    )
    return shared >= _HELD * sum(piece.end - piece.start for piece in inner.content)


def _second_cues(doc: Doc, found: Sequence[Attribution], parents: dict[int, int]) -> dict[int, int]:
    """ "S said C, according to D": two cues on the same words; the printed one stands outside."""
    more: dict[int, int] = {}
    for i, (a, b) in enumerate(pairwise(found)):
        if i in parents or i + 1 in parents or not (a.cue and b.cue) or not a.same_words(b):
            continue
        first, second = (i, i + 1) if a.cue.start < b.cue.start else (i + 1, i)
        printed, cited = _prints(doc, found[first]), _prints(doc, found[second])
        outer, inner = (first, second) if 0 < printed >= cited else (second, first)
        more[inner] = outer
    return more


def _prints(doc: Doc, made: Attribution) -> int:
    """2 for an outlet, 1 for a document, 0 for anybody else."""
    if made.speaker is None:
        return 0
    return {Kind.OUTLET: 2, Kind.DOCUMENT: 1}.get(describe(doc, made.speaker).kind, 0)


def _steps(doc: Doc, found: Sequence[Attribution], parents: dict[int, int]) -> list[list[Step]]:
    steps: list[list[Step]] = []
    elided = _elided(text_of(doc), found)
    own = [
        [*map(Step, made.via), Step(made.speaker or elided.get(i), implied=i in elided)]
        for i, made in enumerate(found)
    ]
    for i, made in enumerate(found):
        if made.continues and steps:
            own[i] = [replace(step, implied=True) for step in steps[i - 1]]
        path, at, seen = own[i], i, {i}
        while not made.via and at in parents and parents[at] not in seen and len(seen) < _DEEPEST:
            at = parents[at]
            seen.add(at)
            path = own[at] + path
        steps.append(path)
    return steps


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


def _adding_nothing(doc: Doc, found: Sequence[Attribution], parents: dict[int, int]) -> set[int]:
    """Outer statements that say no more than that somebody said the inner one."""
    idle: set[int] = set()
    for i, outer in parents.items():
        if found[outer].same_words(found[i]):
            idle.add(outer)
            continue
        inner = found[i]
        taken = [s for s in (*inner.content, inner.cue, inner.speaker) if s]
        if (
            len(_words(text_of(doc), found[outer].content) - _words(text_of(doc), taken))
            <= _EMPTY_WORDS
        ):
            idle.add(outer)
    return idle


def _words(text: str, spans: Sequence[Span]) -> set[int]:
    return {m.start() for span in spans for m in _WORD.finditer(text, span.start, span.end)}
