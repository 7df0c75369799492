"""What stands behind a verb of saying: its clause, past whoever is told and when."""

from dataclasses import dataclass

from spacy.tokens import Doc

from claims.extraction import lexicon as lex
from claims.extraction.layers import text_of
from claims.extraction.schema import Span
from claims.extraction.tense import time_of

_TELLING = lex.words("tell inform remind assure notify warn advise")
# Verbs whose clause often goes without "that".
_BARE = lex.words("say tell believe think claim argue insist warn admit fear suspect")
_WITH_OBJECT = lex.words("show indicate expect predict forecast estimate project")
_HEARERS = lex.words("me us him her them it you")
_QUOTES = frozenset('“"‘')
_CLAUSE_STARTS = (lex.DETERMINERS | lex.words("he she it they we i you there")) - lex.words("her")
_STOPS = lex.CONNECTIVES - lex.words("that and so") | lex.words("to")
_BETWEEN_NEVER = lex.AUXILIARIES | lex.CONNECTIVES | frozenset(lex.REPORTING_VERBS)
_THAT_WITHIN, _HEARER, _VERB_WITHIN, _SHORTEST = 9, 6, 14, 3


@dataclass(frozen=True, slots=True)
class Clause:
    """What is said; `that` where this word opens it, `marked` where that, a quotation mark or
    "told us" leaves no doubt of it."""

    words: Span
    marked: bool
    that: bool


def complement(doc: Doc, verb: int, end: int) -> Clause | None:
    """The clause behind token `verb`, before token `end`, without "that"; None if there is none."""
    lemma = lex.REPORTING_VERBS[doc[verb].lower_][0]
    behind = _behind_that(doc, verb, end)
    start = behind or _quoted(doc, verb, end)
    marked = start is not None
    if start is None and lemma in _BARE:
        hearer = _hearer_end(doc, verb + 1, end) if lemma in _TELLING else verb + 1
        marked = hearer == verb + 2
        start = _bare(doc, hearer, end)
    if start is None:
        start = _object(doc, verb, lemma, end)
    if start is None or start >= end:
        return None
    return Clause(
        Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])), marked, behind is not None
    )


def _object(doc: Doc, verb: int, lemma: str, end: int) -> int | None:
    """ "Analysts expected a loss of 3 percent": a figure or thing said to be so."""
    if lemma not in _WITH_OBJECT or verb + _SHORTEST >= end:
        return None
    behind = doc[verb + 1]
    starts = behind.lower_ in lex.DETERMINERS | _HEARERS or behind.like_num or behind.ent_type_
    return verb + 1 if starts else None


def _behind_that(doc: Doc, verb: int, end: int) -> int | None:
    """Past "that", with at most whom, where and when before it."""
    if lex.REPORTING_VERBS[doc[verb].lower_][0] not in _TELLING and not _leads_on(
        doc, verb + 1, end
    ):
        return None
    for at in range(verb + 1, min(end, verb + 1 + _THAT_WITHIN)):
        word = doc[at].lower_
        if word == "that":
            return at + 1 if at + _SHORTEST <= end else None
        if word in _BETWEEN_NEVER and doc[at].text != "May":
            return None
    return None


def _leads_on(doc: Doc, at: int, end: int) -> bool:
    """Not a thing that is shown or said, of which "that" would go on to speak."""
    return at < end and doc[at].lower_ in lex.PREPOSITIONS | lex.ADVERBS | lex.DAYS | {"that"}


def _quoted(doc: Doc, verb: int, end: int) -> int | None:
    at = verb + 1
    while at < end and doc[at].text in (",", ":"):
        at += 1
    return at if at < end and doc[at].text in _QUOTES else None


def _hearer_end(doc: Doc, at: int, end: int) -> int:
    """Past "her" or "the board" of "told the board the dam would fail"."""
    if at < end and doc[at].lower_ in _HEARERS:
        return at + 1
    later = (i for i in range(at + 1, min(end, at + _HEARER)) if _starts(doc, i))
    return next(later, min(end, at + 2))


def _starts(doc: Doc, at: int) -> bool:
    return doc[at].lower_ in _CLAUSE_STARTS


def _bare(doc: Doc, at: int, end: int) -> int | None:
    if (
        at >= end
        or not (doc[at].is_alpha or doc[at].like_num)
        or doc[at].lower_ in lex.PREPOSITIONS
    ):
        return None
    near = doc[at : min(end, at + _VERB_WITHIN)]
    if any(word.lower_ in _STOPS for word in near[:1]):
        return None
    stop = next((w.i for w in near if w.lower_ in _STOPS or w.text in ",:;"), near.end)
    # "Which they say happened in May" has its subject elsewhere.
    opens_with_verb = _is_clause(doc, at, at + 1) or doc[at].text.endswith("ed")
    return at if _is_clause(doc, at, stop) and not opens_with_verb else None


def _is_clause(doc: Doc, start: int, end: int) -> bool:
    if start >= end:
        return False
    words = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    return time_of(text_of(doc), [words]) is not None
