"""What one party has from another: "he was told by nurses that", "they had heard from him that"."""

from spacy.tokens import Doc, Token

from claims.extraction import lexicon as lex
from claims.extraction.edges import trimmed
from claims.extraction.layers import Attribution, text_of
from claims.extraction.relatives import phrase_before
from claims.extraction.schema import Span

_TOLD = lex.words("told informed warned assured advised notified reminded")
_HEARD = lex.words("heard hears learned learnt")
_BE = lex.words("am is are was were been being")
_HELPERS = _BE | lex.words("has have had 've ’ve also since later")
_LONGEST = 12


def heard(doc: Doc, verb: Token, low: int, high: int) -> Attribution | None:
    """The statement of whoever told it, by way of whoever heard it; the words from `low` on are
    looked at."""
    at = verb.i
    passive = verb.lower_ in _TOLD and at > low and doc[at - 1].lower_ in _BE
    by = "by" if passive else "from" if verb.lower_ in _HEARD else ""
    if not by or at + 1 >= high or doc[at + 1].lower_ != by:
        return None
    that = _that(doc, at + 2, high)
    if that is None or that + 1 >= high:
        return None
    text = text_of(doc)
    party = trimmed(text, doc[at + 2].idx, doc[that].idx)
    content = trimmed(text, doc[that + 1].idx, doc[high - 1].idx + len(doc[high - 1]))
    first = at
    while first > low and doc[first - 1].lower_ in _HELPERS:
        first -= 1
    if not (party and content):
        return None
    cue = Span(doc[first].idx, verb.idx + len(verb))
    return Attribution((content,), cue, party, via=_hearer(doc, cue, low))


def _that(doc: Doc, at: int, high: int) -> int | None:
    for i in range(at, min(high, at + _LONGEST)):
        if doc[i].lower_ == "that":
            return i if i > at else None
        if doc[i].lower_ in lex.AUXILIARIES | lex.CONNECTIVES - {"and"} or doc[i].text in ",;:":
            return None
    return None


def _hearer(doc: Doc, cue: Span, low: int) -> tuple[Span, ...]:
    """Whoever heard it; a pronoun is left out, it mostly means the speaker outside."""
    phrase = phrase_before(doc, cue)
    return (phrase,) if phrase and phrase.start >= doc[low].idx else ()
