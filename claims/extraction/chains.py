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

from claims.extraction.credits import credited, relayed
from claims.extraction.layers import Attribution, Chained, Step, text_of
from claims.extraction.passages import sentence_end, sentence_start
from claims.extraction.phrases import object_phrase
from claims.extraction.polls import polled
from claims.extraction.schema import Kind, Span
from claims.extraction.speakers import describe

_WORD = re.compile(r"\w+")
_CITING = frozenset(["citing", "quoting"])
_DEEPEST = 8
# Words that an outer statement may add to an inner one without saying anything of its own.
_EMPTY_WORDS = 3


@Language.component("chains")
def chains(doc: Doc) -> Doc:
    """Fill `doc._.chained`."""
    found, relays = relayed(doc, doc._.attributions)
    parents = _parents(found)
    parents |= _second_cues(doc, found, parents)
    steps = _steps(doc, found, parents)
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
    return all(
        any(piece.contains(span) for piece in outer.content) for span in (inner.cue, *inner.content)
    )


def _second_cues(doc: Doc, found: Sequence[Attribution], parents: dict[int, int]) -> dict[int, int]:
    """ "S said C, according to D": two cues on the same words; the printed one stands outside."""
    more: dict[int, int] = {}
    for i, (a, b) in enumerate(pairwise(found)):
        if i in parents or i + 1 in parents or a.start != b.start or not (a.cue and b.cue):
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
    own = [_own_steps(doc, made) for made in found]
    for i, made in enumerate(found):
        if made.continues and steps:
            own[i] = [replace(step, implied=True) for step in steps[i - 1]]
        path, at, seen = own[i], i, {i}
        while at in parents and parents[at] not in seen and len(seen) < _DEEPEST:
            at = parents[at]
            seen.add(at)
            path = own[at] + path
        steps.append(path)
    return steps


def _own_steps(doc: Doc, made: Attribution) -> list[Step]:
    step = [Step(made.speaker)]
    cited = _cited(doc, made)
    return step + ([Step(cited)] if cited else [])


def _cited(doc: Doc, made: Attribution) -> Span | None:
    """The party behind "citing" that belongs to this attribution's own cue."""
    if made.cue is None or made.speaker is None:
        return None
    window = doc.char_span(made.start, made.end, alignment_mode="expand")
    anchor = doc.char_span(made.cue.start, made.cue.end, alignment_mode="expand")
    if window is None or anchor is None:
        return None
    low = sentence_start(doc, anchor.start)
    high = sentence_end(doc, max(anchor.end, window.end))
    for i in range(low, high):
        if doc[i].lower_ in _CITING and not _inside(made, doc[i].idx):
            cited = object_phrase(doc, i + 1, high)
            if cited and _belongs(doc, made, cited, i):
                return _span(doc, *cited)
    return None


def _belongs(doc: Doc, made: Attribution, cited: tuple[int, int], at: int) -> bool:
    """Behind the attribution, or right before its speaker: "Citing officials, the X said"."""
    if made.cue is None or made.speaker is None:
        return False
    if doc[at].idx > made.cue.start:
        return True
    gap = text_of(doc)[doc[cited[1] - 1].idx + len(doc[cited[1] - 1]) : made.speaker.start]
    return gap.strip() == ","


def _inside(made: Attribution, at: int) -> bool:
    return any(piece.start <= at < piece.end for piece in made.content)


def _span(doc: Doc, start: int, end: int) -> Span:
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def _adding_nothing(doc: Doc, found: Sequence[Attribution], parents: dict[int, int]) -> set[int]:
    """Outer statements that say no more than that somebody said the inner one."""
    idle: set[int] = set()
    for i, outer in parents.items():
        if found[outer].start == found[i].start and found[outer].content == found[i].content:
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
