""" "Officials have seen signs of a build-up": who sees signs of something says that it is so."""

from spacy.tokens import Doc, Token

from claims.extraction import lexicon as lex
from claims.extraction.edges import trimmed
from claims.extraction.layers import Attribution, text_of
from claims.extraction.relatives import phrase_before
from claims.extraction.schema import Span

SEEING = lex.words(
    "see sees saw seen observe observes observed detect detects detected find finds found spot "
    "spots spotted notice notices noticed uncover uncovers uncovered"
)
_SIGNS = lex.words("sign signs evidence indication indications hint hints")
_BEFORE_SIGNS = lex.words("no any some clear strong early new further growing more a an the")
_HELPERS = lex.words("has have had also already since recently")
_WITHIN = 3


def seen(doc: Doc, verb: Token, low: int, high: int) -> Attribution | None:
    """The content behind "signs of" or "evidence that", between two tokens; None where nobody
    sees any."""
    if verb.lower_ not in SEEING or verb.i == low:
        return None
    noun = _noun(doc, verb.i + 1, high)
    if noun is None or noun + 2 >= high or doc[noun + 1].lower_ not in ("of", "that"):
        return None
    first = verb.i
    while first > low and doc[first - 1].lower_ in _HELPERS:
        first -= 1
    party = phrase_before(doc, Span(doc[first].idx, verb.idx + len(verb)))
    stop = next((i for i in range(noun + 2, high) if doc[i].text in ",;"), high)
    content = trimmed(text_of(doc), doc[noun + 2].idx, doc[stop - 1].idx + len(doc[stop - 1]))
    if party is None or content is None or party.start < doc[low].idx:
        return None
    return Attribution((content,), Span(doc[first].idx, doc[noun].idx + len(doc[noun])), party)


def _noun(doc: Doc, at: int, high: int) -> int | None:
    for i in range(at, min(high, at + _WITHIN)):
        if doc[i].lower_ in _SIGNS:
            return i
        if doc[i].lower_ not in _BEFORE_SIGNS or doc[i].lower_ == "no":
            return None
    return None
