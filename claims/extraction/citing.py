""" "..., citing two engineers": the words behind such a cue name a party, they are no statement."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.edges import trimmed
from claims.extraction.layers import Attribution
from claims.extraction.schema import Span

_CITING = re.compile(r"(?:citing|quoting|referencing|and cited|cited)", re.IGNORECASE)
_CITED_BEHIND = re.compile(r"[,”\"]*\s+(?:citing|quoting)\s+([^,.;:()\n“”\"]{3,100})")
# Where the party behind such a cue ends.
_PARTY_END = re.compile(r"[,.;:()\n“”\"]|$|\s(?:that|who|which|as saying|said|says)\b")
_SENTENCE_END = re.compile(r"[.!?][”\"'’)]*\s+[A-Z“\"‘(]|\n")
_LONGEST_PARTY, _FURTHEST, _NEIGHBOURS = 120, 600, 4


def cited(text: str, found: Sequence[Attribution]) -> tuple[list[Attribution], dict[int, Span]]:
    """The attributions without those that only cite, and by index whom the others cite."""
    named = {i: party for i, a in enumerate(found) if (party := _party(text, a))}
    order = sorted((a.cue.start, i) for i, a in enumerate(found) if a.cue)
    parties, relays = dict[int, Span](), dict[int, Span | None]()
    for at, (_, i) in enumerate(order):
        if i in named:
            near = [j for _, j in order[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]]
            others = [j for j in near if j not in named]
            home = min(others, key=lambda j: _gap(text, found[j], found[i]), default=i)
            if home != i and _gap(text, found[home], found[i]) < _FURTHEST:
                parties[home] = named[i]
                relays[home] = found[i].speaker
    used = set(parties.values())
    kept = [i for i in range(len(found)) if named.get(i) not in used]
    kept = [i for i in kept if not (len(found[i].content) == 1 and found[i].content[0] in used)]
    cut = [
        _without(text, _said_by(found[i], relays[i], parties[i]), parties[i])
        if i in parties
        else found[i]
        for i in kept
    ]
    known = {new: parties[i] for new, i in enumerate(kept) if i in parties}
    plain = {i: party for i, a in enumerate(cut) if i not in known and (party := _behind(text, a))}
    return cut, known | plain


def _behind(text: str, made: Attribution) -> Span | None:
    """The party right behind a content, where the tagger overlooked the cue."""
    found = _CITED_BEHIND.match(text, made.end) if made.speaker else None
    return trimmed(text, *found.span(1)) if found else None


def _party(text: str, made: Attribution) -> Span | None:
    """Whom an attribution names that only cites."""
    if made.cue is None or made.via or not _CITING.fullmatch(made.cue.of(text).strip(" ,")):
        return None
    start = made.cue.end + 1
    if text[start : start + 3] == "by ":
        return None
    end = _PARTY_END.search(text, start, start + _LONGEST_PARTY)
    return trimmed(text, start, end.start()) if end else None


def _said_by(made: Attribution, relay: Span | None, party: Span) -> Attribution:
    """Whoever cites speaks, not whom they cite."""
    mistaken = made.speaker and made.speaker.overlaps(party)
    return replace(made, speaker=relay) if mistaken and relay else made


def _gap(text: str, home: Attribution, citing: Attribution) -> int:
    """Characters between the two cues; far too many where they are not of one sentence."""
    if home.cue is None or citing.cue is None:
        return _FURTHEST
    low, high = sorted((home.cue.end, citing.cue.start))
    if high - low < _FURTHEST and not _SENTENCE_END.search(text, low, high):
        return high - low
    return _FURTHEST


def _without(text: str, made: Attribution, party: Span) -> Attribution:
    """Content that runs into the party leaves it out, with the word that cites it."""
    words = list(_CITING.finditer(text, max(0, party.start - 20), party.start))
    edge = words[-1].start() if words else party.start
    parts = [
        trimmed(text, start, end)
        for piece in made.content
        for start, end in (
            (piece.start, min(piece.end, edge)),
            (max(piece.start, party.end), piece.end),
        )
        if start < end
    ]
    content = tuple(part for part in parts if part)
    return replace(made, content=content) if content else made
