""" "The Ledger quoted Kell as saying": whoever is quoted speaks, and the Ledger relays it."""

import re
from dataclasses import replace

from spacy.tokens import Doc

from claims.extraction.edges import trimmed
from claims.extraction.layers import Attribution, text_of
from claims.extraction.relatives import phrase_before
from claims.extraction.schema import Span

_NAMED = r"[^.;:()\n“”\"]{2,100}?"
_QUOTED = re.compile(
    rf"\b(?P<verb>quot(?:ed|es|ing)|cit(?:ed|es|ing))\s+(?P<party>{_NAMED})\s+as\s+(?:\w+ly\s+)?\w+ing\b"
)
_QUOTED_BY = re.compile(
    rf"\b(?P<verb>(?:is|are|was|were|has\s+been|have\s+been|had\s+been)\s+(?:also\s+)?quoted)\s+"
    rf"by\s+(?P<relay>{_NAMED})\s+as\s+\w+ing\b"
)
# "An officer quoted by the Ledger said": a relay in front of the cue.
_RELAY = re.compile(rf",?\s(?P<verb>quoted)\s+by\s+(?P<relay>{_NAMED}),?\s+$")
_QUOTED_ASIDE = re.compile(r"quoted\s+by\b")
_FURTHEST = 140


def quoting(doc: Doc, made: Attribution) -> Attribution:
    """The attribution with its speaker and its relay told apart."""
    if made.cue is None:
        return made
    text, low = text_of(doc), max(0, made.cue.start - _FURTHEST)
    passive = _last(_QUOTED_BY, text, low, made.cue.end)
    if passive:
        return _relayed(
            made, _before(doc, Span(*passive.span("verb"))), trimmed(text, *passive.span("relay"))
        )
    aside = _RELAY.search(text, low, made.cue.start)
    if aside and made.speaker and aside.start() <= made.speaker.end <= made.cue.start:
        mark = Span(aside.start("verb"), aside.end("verb"))
        return _relayed(made, _before(doc, mark), trimmed(text, *aside.span("relay")))
    active = _last(_QUOTED, text, low, made.cue.end)
    if active is None or active["party"].startswith("by "):
        return made
    relay = made.speaker if made.speaker and made.speaker.end <= active.start() else None
    return _relayed(made, trimmed(text, *active.span("party")), relay)


def only_relays(text: str, made: Attribution) -> bool:
    """ "Quoted by the Ledger" beside a name is no statement of its own."""
    return made.cue is not None and bool(_QUOTED_ASIDE.match(text, made.cue.start))


def _before(doc: Doc, verb: Span) -> Span | None:
    """The phrase in front of a verb, or of the comma there."""
    comma = text_of(doc).rfind(",", max(0, verb.start - 2), verb.start)
    return phrase_before(doc, Span(comma, comma + 1) if comma >= 0 else verb)


def _last(pattern: re.Pattern[str], text: str, low: int, end: int) -> re.Match[str] | None:
    """The match that ends where the cue does."""
    return next((m for m in pattern.finditer(text, low, end) if m.end() == end), None)


def _relayed(made: Attribution, speaker: Span | None, relay: Span | None) -> Attribution:
    if speaker is None:
        return made
    via = tuple(dict.fromkeys(each for each in (relay, *made.via) if each and each != speaker))
    return replace(made, speaker=speaker, via=via)
