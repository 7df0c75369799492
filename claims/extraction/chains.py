"""Chains: on whom the party that the article cites relies in turn.

Turns `doc._.attributions` into `doc._.chained`, steps from the article outward. A chain comes from
a statement inside a statement, a second cue on the same words, "citing ...", a bracketed credit, or
a sentence that says who reported the one before.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction.citing import cited
from claims.extraction.credits import credited, relayed
from claims.extraction.layers import Attribution, Chained, Step, text_of
from claims.extraction.paths import paths
from claims.extraction.polls import polled
from claims.extraction.posts import posted
from claims.extraction.schema import Kind, Span
from claims.extraction.speakers import describe

_WORD = re.compile(r"\w+")
# What the press does where anybody else says, tells or claims.
_REPORTS = re.compile(r"\b(?:report(?:s|ed|ing)?|learned|learnt|revealed)\b", re.IGNORECASE)
_HELD = 0.8  # of an inner content that lies in the outer one
# Words that an outer statement may add to an inner one without saying anything of its own.
_EMPTY_WORDS = 3
_LONGEST_LEAD = 60  # characters
_NEARLY, _CLAIM = 0.9, 0.5


@Language.component("chains")
def chains(doc: Doc) -> Doc:
    """Fill `doc._.chained`."""
    made, relays = relayed(doc, doc._.attributions)
    found, parties = cited(text_of(doc), made)
    parents = _parents(found)
    parents |= _second_cues(doc, found, parents)
    steps = paths(text_of(doc), found, parents)
    for i, party in parties.items():
        steps[i] = [*steps[i], Step(party)]
    _tell_on(text_of(doc), found, steps, parties)
    idle = _adding_nothing(doc, found, parents)
    sure = _as_sure(found, parents, idle)
    chained = [Chained(a, tuple(steps[i])) for i, a in enumerate(sure) if i not in idle]
    told = posted(text_of(doc), list(credited(doc, relays.prepend(chained))))
    doc._.chained = tuple(polled(text_of(doc), told))
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
    text, more = text_of(doc), dict[int, int]()
    for i, (a, b) in enumerate(pairwise(found)):
        if i in parents or i + 1 in parents or not (a.cue and b.cue) or not a.same_words(b):
            continue
        first, second = (i, i + 1) if a.cue.start < b.cue.start else (i + 1, i)
        printed, cited = _prints(doc, found[first]), _prints(doc, found[second])
        reported = printed == cited == 0 and _REPORTS.search(_cue(text, found[first]))
        outer, inner = (first, second) if reported or 0 < printed >= cited else (second, first)
        more[inner] = outer
    return more


def _cue(text: str, made: Attribution) -> str:
    return made.cue.of(text) if made.cue else ""


def _prints(doc: Doc, made: Attribution) -> int:
    """2 for an outlet, 1 for a document, 0 for anybody else."""
    if made.speaker is None:
        return 0
    return {Kind.OUTLET: 2, Kind.DOCUMENT: 1}.get(describe(doc, made.speaker).kind, 0)


def _tell_on(
    text: str,
    found: Sequence[Attribution],
    steps: list[list[Step]],
    parties: Mapping[int, Span],
) -> None:
    """ "..., citing two engineers, who said": what "who" says comes by the same path."""
    homes = {party.end: i for i, party in parties.items()}
    for i, made in enumerate(found):
        if made.speaker and made.speaker.of(text).lower() == "who":
            ends = (made.speaker.start - gap for gap in (1, 2))
            home = next((homes[end] for end in ends if end in homes), None)
            if home is not None and home != i:
                steps[i] = [*steps[home], *(s for s in steps[i] if s.party != made.speaker)]


def _adding_nothing(doc: Doc, found: Sequence[Attribution], parents: dict[int, int]) -> set[int]:
    """Outer statements that say no more than that somebody said the inner one."""
    idle: set[int] = set()
    for i, outer in parents.items():
        if found[outer].same_words(found[i]):
            idle.add(outer)
            continue
        inner = found[i]
        taken = [s for s in (*inner.content, inner.cue, inner.speaker, *inner.via) if s]
        taken += _lead(inner)
        if (
            len(_words(text_of(doc), found[outer].content) - _words(text_of(doc), taken))
            <= _EMPTY_WORDS
        ):
            idle.add(outer)
    return idle


def _as_sure(
    found: Sequence[Attribution], parents: Mapping[int, int], idle: set[int]
) -> list[Attribution]:
    """A statement that takes the place of the one around it is nearly as sure as that one."""
    made = list(found)
    for i, outer in sorted(parents.items()):
        if outer in idle and made[i].claim >= _CLAIM:
            surer = max(made[i].confidence, made[outer].confidence * _NEARLY)
            made[i] = replace(made[i], confidence=surer)
    return made


def _lead(inner: Attribution) -> list[Span]:
    """ "The board on Monday that" of "told the board on Monday that" states nothing."""
    low, high = (inner.cue.end if inner.cue else inner.start), inner.start
    return [Span(low, high)] if low < high <= low + _LONGEST_LEAD else []


def _words(text: str, spans: Sequence[Span]) -> set[int]:
    return {m.start() for span in spans for m in _WORD.finditer(text, span.start, span.end)}
