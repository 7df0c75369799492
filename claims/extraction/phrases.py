"""The phrase that names a party, put right where the tagger cut it amiss."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from claims.extraction import lexicon as lex
from claims.extraction.edges import trimmed
from claims.extraction.schema import Span
from claims.extraction.wholes import whole_name

# ", who left in May": what follows describes the party and is no part of its name.
_RELATIVE = re.compile(r",?\s+(?:who|which|whose|whom)\b", re.IGNORECASE)
# "Ruiz, citing a report, said": a cue behind a comma is an aside.
_ASIDE = re.compile(r",\s\w+ing\b")
_NEXT_WORD = re.compile(r"\.?\s+([\w'’-]+)")
_BETWEEN = re.compile(r"[\w'’-]*[\s,'’-]*(?:[\w'’-]+[\s,'’-]*){0,2}")
_STUBS = lex.words("the a an mr mrs ms dr") | {t for t in lex.TITLES if t.endswith(".")}
_NO_NAMES = _STUBS | lex.PREPOSITIONS | lex.CONNECTIVES - {"who", "that", "which"}
_ENDS = lex.PREPOSITIONS | lex.CONNECTIVES | lex.AUXILIARIES | lex.PRONOUNS
_LONGEST_REST = 5


def party_phrase(text: str, found: Span, cues: Sequence[Span], own: Span | None) -> Span | None:
    """The phrase that `found` is meant to be; None where it names nobody.

    `cues` are those of the whole text, in order; `own` is the cue of this party's statement."""
    kept = _beside_cues(text, _with_owner(text, found), cues, own)
    relative = _RELATIVE.search(text, kept.start + 1, kept.end)
    kept = Span(kept.start, relative.start()) if relative else kept
    inner = trimmed(text, kept.start, kept.end)
    if inner is None:
        return None
    limit = _next_start(cues, inner.end)
    if inner.of(text).lower().split()[-1] in _STUBS:
        inner = Span(inner.start, _rest_of_phrase(text, inner.end, limit))
    inner = whole_name(text, Span(inner.start, _with_head(text, inner.end, limit)))
    return None if inner.of(text).lower() in _NO_NAMES else inner


def joined(text: str, fragments: Sequence[Span]) -> list[Span]:
    """Fragments of one phrase, at most two words apart, as one; in order."""
    whole: list[Span] = []
    for each in sorted(fragments):
        if whole and _BETWEEN.fullmatch(text, whole[-1].end, max(whole[-1].end, each.start)):
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, each.end))
        else:
            whole.append(each)
    return whole


def _with_owner(text: str, party: Span) -> Span:
    """A phrase that begins with a possessive takes in its owner."""
    start = party.start
    if text[start : start + 1] in ("'", "’") and text[start + 1 : start + 2] == "s":
        while start and text[start - 1].isalnum():
            start -= 1
    return Span(start, party.end)


def _beside_cues(text: str, party: Span, cues: Sequence[Span], own: Span | None) -> Span:
    """The part beside the own cue, where a phrase reaches over the cue of another statement."""
    at = bisect_left(cues, party.start, key=lambda cue: cue.end)
    start, end = party.start, party.end
    for cue in cues[at:]:
        if cue.start >= end:
            break
        if cue == own or not (start < cue.start and cue.end < end):
            continue
        if own and own.start >= cue.end and not _ASIDE.match(text, max(0, cue.start - 2)):
            start = cue.end
        else:
            end = cue.start
            break
    return Span(start, end)


def _next_start(cues: Sequence[Span], at: int) -> int | None:
    following = bisect_left(cues, at, key=lambda cue: cue.start)
    return cues[following].start if following < len(cues) else None


def _with_head(text: str, end: int, limit: int | None) -> int:
    """ "A port" cut off from its "official"."""
    word = _NEXT_WORD.match(text, end)
    if not word or text[end] == "." or word[1].lower().removesuffix("s") not in lex.ROLES:
        return end
    return end if limit is not None and word.end() > limit else word.end()


def _rest_of_phrase(text: str, end: int, limit: int | None) -> int:
    """Where a phrase ends of which only "the" or "Mr." was found."""
    for _ in range(_LONGEST_REST):
        word = _NEXT_WORD.match(text, end)
        if not word or word[1].lower() in _ENDS or (limit is not None and word.end() > limit):
            break
        end = word.end()
    return end
