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
_BE_SHORT = lex.words("'m ’m 're ’re 's ’s")
_HELPERS = _BE | _BE_SHORT | lex.words("has have had 've ’ve also since later")
_HEARERS = lex.words("i we he she they")
_LONGEST = 12


def heard(doc: Doc, verb: Token, low: int, high: int) -> Attribution | None:
    """The statement of whoever told it, by way of whoever heard it; the words from `low` on are
    looked at."""
    at = verb.i
    passive = verb.lower_ in _TOLD and at > low and doc[at - 1].lower_ in _BE | _BE_SHORT
    if passive and doc[at + 1 : at + 2].text != "by":
        return _from_nobody(doc, verb, low, high)
    by = "by" if passive else "from" if verb.lower_ in _HEARD else ""
    if not by or at + 1 >= high or doc[at + 1].lower_ != by:
        return None
    that = _that(doc, at + 2, high)
    if that is None or that + 1 >= high:
        return None
    text = text_of(doc)
    party = trimmed(text, doc[at + 2].idx, doc[that].idx)
    content = trimmed(text, doc[that + 1].idx, doc[high - 1].idx + len(doc[high - 1]))
    if not (party and content):
        return None
    cue = Span(doc[_first(doc, at, low)].idx, verb.idx + len(verb))
    return Attribution((content,), cue, party, via=_hearer(doc, cue, low))


def _from_nobody(doc: Doc, verb: Token, low: int, high: int) -> Attribution | None:
    """ "I'm told two things: that ...": whoever told it is not named."""
    first, that = _first(doc, verb.i, low), _that(doc, verb.i + 1, high, at_once=True)
    hearer = doc[first - 1].lower_ if first > low else ""
    if hearer not in _HEARERS or that is None or that + 1 >= high:
        return None
    content = trimmed(text_of(doc), doc[that + 1].idx, doc[high - 1].idx + len(doc[high - 1]))
    cue = Span(doc[first].idx, verb.idx + len(verb))
    return Attribution((content,), cue, None) if content else None


def _first(doc: Doc, at: int, low: int) -> int:
    """Where "had also been told" begins."""
    while at > low and doc[at - 1].lower_ in _HELPERS:
        at -= 1
    return at


def _that(doc: Doc, at: int, high: int, *, at_once: bool = False) -> int | None:
    """Where "that" stands behind a party; also behind a colon, and right at `at`, if `at_once`."""
    for i in range(at, min(high, at + _LONGEST)):
        if doc[i].lower_ == "that":
            return i if i > at or at_once else None
        if at_once and doc[i].text == ":":
            continue
        if doc[i].lower_ in lex.AUXILIARIES | lex.CONNECTIVES - {"and"} or doc[i].text in ",;:":
            return None
    return None


def _hearer(doc: Doc, cue: Span, low: int) -> tuple[Span, ...]:
    """Whoever heard it; a pronoun is left out, it mostly means the speaker outside."""
    phrase = phrase_before(doc, cue)
    return (phrase,) if phrase and phrase.start >= doc[low].idx else ()
