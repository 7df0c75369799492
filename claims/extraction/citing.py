""" "..., citing two engineers": the words behind such a cue name a party, they are no statement."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.edges import trimmed
from claims.extraction.layers import Attribution
from claims.extraction.schema import Span

_CITING = re.compile(r"(?:citing|quoting|referencing|and cited|cited)", re.IGNORECASE)
_CITED_BEHIND = re.compile(r"[,”\"]*\s+(?:citing|quoting)\s+([^,.;:()\n“”\"]{3,100})")
_SENTENCE_END = re.compile(r"[.!?][”\"'’)]*\s+[A-Z“\"‘(]|\n")
_LONGEST_PARTY, _FURTHEST, _NEIGHBOURS = 120, 600, 4


def cited(text: str, found: Sequence[Attribution]) -> tuple[list[Attribution], dict[int, Span]]:
    """The attributions without those that only cite, and by index whom the others cite."""
    order = sorted((a.cue.start, i) for i, a in enumerate(found) if a.cue)
    parties: dict[int, Span] = {}
    for at, (_, i) in enumerate(order):
        if _names_party(text, found[i]):
            near = [j for _, j in order[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1] if j != i]
            home = min(near, key=lambda j: _gap(text, found[j], found[i]), default=i)
            if _gap(text, found[home], found[i]) < _FURTHEST:
                parties[home] = found[i].content[0]
    named = set(parties.values())
    kept = [i for i, a in enumerate(found) if not (len(a.content) == 1 and a.content[0] in named)]
    cut = [_before(text, found[i], parties[i]) if i in parties else found[i] for i in kept]
    known = {new: parties[i] for new, i in enumerate(kept) if i in parties}
    plain = {i: party for i, a in enumerate(cut) if i not in known and (party := _behind(text, a))}
    return cut, known | plain


def _behind(text: str, made: Attribution) -> Span | None:
    """The party right behind a content, where the tagger overlooked the cue."""
    found = _CITED_BEHIND.match(text, made.end) if made.speaker else None
    return trimmed(text, *found.span(1)) if found else None


def _names_party(text: str, made: Attribution) -> bool:
    short = len(made.content) == 1 and made.end - made.start < _LONGEST_PARTY
    cue = made.cue.of(text).strip(" ,") if made.cue else ""
    return short and bool(_CITING.fullmatch(cue)) and not made.via


def _gap(text: str, home: Attribution, citing: Attribution) -> int:
    """Characters between the two cues; far too many where they are not of one sentence."""
    if home.cue is None or citing.cue is None or _names_party(text, home):
        return _FURTHEST
    low, high = sorted((home.cue.end, citing.cue.start))
    if high - low < _FURTHEST and not _SENTENCE_END.search(text, low, high):
        return high - low
    return _FURTHEST


def _before(text: str, made: Attribution, party: Span) -> Attribution:
    """Content that runs into the party ends before the word that cites it."""
    words = list(_CITING.finditer(text, max(0, party.start - 20), party.start))
    edge = words[-1].start() if words else party.start
    pieces = [
        trimmed(text, p.start, edge) if p.start < edge < p.end else p
        for p in made.content
        if not (edge <= p.start < party.end)
    ]
    content = tuple(p for p in pieces if p)
    return replace(made, content=content) if content else made
