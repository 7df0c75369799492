"""Whom "who" or "which" stands for: the noun phrase right in front of it.

"Who" only without a comma: in "Ana Ruiz, a nurse from Dunmore, who said" it is no part of the name.
"""

from spacy.tokens import Doc, Token

from claims.extraction import lexicon as lex
from claims.extraction.schema import Span

RELATIVE = lex.words("who whom whose which")
_WITHIN = lex.words("of from at for in")
_STOPS = (
    lex.AUXILIARIES
    | lex.NEGATIONS
    | lex.PRONOUNS
    | lex.CONNECTIVES
    | (lex.PREPOSITIONS - _WITHIN)
    | frozenset(lex.REPORTING_VERBS)
) - lex.words("and report reports comment claim claims those state post 's ’s")
_LONGEST = 12


def phrase_before(doc: Doc, relative: Span) -> Span | None:
    """ "The head of the port" in "the head of the port who said so"; None where a verb stands."""
    found = doc.char_span(relative.start, relative.end, alignment_mode="expand")
    end = found.start if found is not None else 0
    if end and found is not None and found.text.lower() == "which" and doc[end - 1].text == ",":
        end -= 1
    start = end
    while start and end - start < _LONGEST and _belongs(doc[start - 1]):
        start -= 1
        if doc[start].lower_ in lex.DETERMINERS and not _is_attached(doc, start):
            break
    while start < end and doc[start].lower_ in _WITHIN | {"and"}:
        start += 1
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) if start < end else None


def _belongs(token: Token) -> bool:
    return (token.is_alpha or token.text in "-'’'s’s") and token.lower_ not in _STOPS


def _is_attached(doc: Doc, at: int) -> bool:
    """Whether the phrase goes on to the left: "the head of the port"."""
    return at > 1 and doc[at - 1].lower_ in _WITHIN and _belongs(doc[at - 2])
