"""Passives that the tagger passes over: "the attack was claimed by the River Brigade"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claims.extraction.edges import trimmed
from claims.extraction.layers import Attribution
from claims.extraction.schema import Span

_CLAIMED = re.compile(
    r"\b(?P<cue>(?:is|are|was|were|been|being)\s+(?:\w+ly\s+|also\s+|first\s+)?"
    r"(?:claimed|denied|confirmed|reported|announced|rejected|dismissed|disputed|revealed))\s+by\s+"
    r"(?P<party>[^.,;:()\n“”\"—]{2,100}?)(?=[.,;:()\n“”\"—]|$|\s(?:that|who|which|and|but|on|in|at|"
    r"after|before|during|when|as|last|this)\b)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"[.!?:;\n“\"—]\s+|\b(?:that|and|but|because|while|says?|said|reports?|reported|told \w+)\s+",
    re.IGNORECASE,
)
_HELPERS = re.compile(r"\s+(?:has|have|had|will\s+have)$", re.IGNORECASE)
_FURTHEST = 200
_SURE = 0.6


def passives(text: str, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Those whose verb is no cue yet."""
    cues = sorted(made.cue for made in found if made.cue)
    for match in _CLAIMED.finditer(text):
        cue, party = Span(*match.span("cue")), trimmed(text, *match.span("party"))
        at = bisect_left(cues, cue.start, key=lambda other: other.end)
        known = at < len(cues) and cues[at].overlaps(cue)
        content = _subject(text, cue.start)
        if content and party and not known:
            yield Attribution((content,), cue, party, confidence=_SURE)


def _subject(text: str, end: int) -> Span | None:
    """What stands before the verb in its clause."""
    low = max(0, end - _FURTHEST)
    openings = list(_OPENING.finditer(text, low, end))
    if not openings and low:
        return None
    start = openings[-1].end() if openings else low
    subject = text[start:end].rstrip()
    helper = _HELPERS.search(subject)
    return trimmed(text, start, start + (helper.start() if helper else len(subject)))
