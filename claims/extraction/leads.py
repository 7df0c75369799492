""" "According to the Ledger, Ruiz said": the paper relays, Ruiz speaks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.edges import trimmed
from claims.extraction.layers import Attribution
from claims.extraction.schema import Span

_LEAD = re.compile(
    r"\b(?:according to|as reported by|as (?:first )?reported in)\s+"
    r"(?P<relay>[^,.;:()\n“”\"]{2,80}),\s+",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:according|reported)\b", re.IGNORECASE)
_FURTHEST = 120


def leads(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with the party of an opening "According to ...," as relay of whoever
    speaks right behind it; it is no speaker of its own then."""
    made = [_led(text, each) for each in found]
    relays = {new.via[0] for old, new in zip(found, made, strict=True) if new is not old}
    return [each for each in made if not _is_relay(text, each, relays)]


def _led(text: str, made: Attribution) -> Attribution:
    if made.cue is None or made.speaker is None or _BY.match(made.cue.of(text)):
        return made
    low = max(0, made.speaker.start - _FURTHEST)
    for lead in _LEAD.finditer(text, low, made.speaker.end):
        relay, start = trimmed(text, *lead.span("relay")), lead.end()
        if relay and made.speaker.start <= start < made.speaker.end <= made.cue.start:
            others = (each for each in made.via if not each.overlaps(relay))
            return replace(made, speaker=Span(start, made.speaker.end), via=(relay, *others))
    return made


def _is_relay(text: str, made: Attribution, relays: set[Span]) -> bool:
    if made.cue is None or made.speaker is None or not _BY.match(made.cue.of(text)):
        return False
    return any(made.speaker.overlaps(relay) for relay in relays)
