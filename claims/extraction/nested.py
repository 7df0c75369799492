"""Statements inside statements: "the Ledger reported that officials said the plant leaked".

The tagger was taught the outermost statement and passes over the verb of an inner one. Where,
within a content, a party stands before a finite verb of saying, and behind the verb a clause of its
own, that clause is a statement too; `chains` then puts it behind the outer one.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from claims.extraction import lexicon as lex
from claims.extraction.complements import Clause, complement
from claims.extraction.edges import trimmed
from claims.extraction.hearing import heard
from claims.extraction.layers import Attribution, text_of
from claims.extraction.relatives import phrase_before
from claims.extraction.schema import Span
from claims.extraction.signs import SEEING, seen

_SPEAKING = lex.SPEECH | lex.BELIEF | lex.EVIDENCE | lex.words("deny dispute")
# Third persons and plurals that are as often nouns: "reports that", "the claims that".
_NOUNS = lex.words(
    "answers answer charges claims claim comments comment doubts doubt estimate estimates fears "
    "fear finds find forecast forecasts hints hint holds notes note object objects points point "
    "posts post pledge pledges project projects promise promises propose remarks remark report "
    "reports replies reply signal signals state states tweets tweet view views vows vow worry "
    "worries caution agree point observe feel regard consider"
)
_HAVE = lex.words("have has had 've ’ve")
_PARTIES = lex.words("he she they it")
_NOBODY = lex.words(
    "i we you one nobody somebody anyone someone anybody everyone everybody whoever please"
)
# What may stand before the subject of a clause, if it is not the first word of the content.
_OPENERS = lex.words("that and but because while as when after before since although though where")
_MARKS = frozenset(",:;—–-“\"‘'(")
_GROUPS = lex.words("people police sources experts families neighbours neighbors parents workers")
_VERBS = frozenset(lex.REPORTING_VERBS) | lex.words("heard hears learned learnt")
_READABLE = _VERBS | SEEING
_LONGEST = 150  # words of an inner statement
_READ = 300  # words of each piece that are looked through
_LIKELY = 0.9  # of an inner statement, beside the outer one


def nested(doc: Doc, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The statements inside contents whose verb is no cue yet."""
    taken = sorted(made.cue for made in found if made.cue)
    seen: set[int] = set()
    for outer in found:
        for piece in outer.content:
            words = doc.char_span(piece.start, piece.end, alignment_mode="expand")
            if words is None:
                continue
            for verb in words[:_READ]:
                if verb.i in seen or _is_taken(verb, taken):
                    continue
                seen.add(verb.i)
                inner = _statement(doc, verb, words.start, words.end)
                if inner:
                    likely = outer.confidence * _LIKELY
                    yield replace(inner, confidence=likely, claim=max(outer.claim, _LIKELY))


def _is_taken(verb: Token, cues: Sequence[Span]) -> bool:
    at = bisect_left(cues, verb.idx + 1, key=lambda cue: cue.end)
    return at < len(cues) and cues[at].start < verb.idx + len(verb)


def _statement(doc: Doc, verb: Token, low: int, high: int) -> Attribution | None:
    """What `verb` reports between two tokens, if it has a party before it and a clause behind."""
    if verb.lower_ not in _READABLE:
        return None
    high = min(high, verb.i + _LONGEST)
    high = next((i for i in range(verb.i + 1, high) if doc[i].is_sent_start), high)
    found = seen(doc, verb, low, high)
    if found or verb.lower_ not in _VERBS:
        return found
    return heard(doc, verb, low, high) or _said(doc, verb, low, high)


def _said(doc: Doc, verb: Token, low: int, high: int) -> Attribution | None:
    first = _group_start(doc, verb.i, low) if _says(verb) else None
    clause = complement(doc, verb.i, high) if first is not None else None
    subject = _subject(doc, first, low, clause) if first is not None and clause else None
    if first is None or clause is None or subject is None:
        return None
    if not _fits(lex.REPORTING_VERBS[verb.lower_][0], doc[first - 1].lower_, clause):
        return None
    cue = Span(doc[first].idx, verb.idx + len(verb))
    words = trimmed(text_of(doc), clause.words.start, clause.words.end)
    return Attribution((words,), cue, subject) if words else None


def _fits(lemma: str, speaker: str, clause: Clause) -> bool:
    """People think, mostly aloud; but only papers show without "that", and "she said she thought"
    is one statement."""
    if lemma in lex.BELIEF:
        return speaker not in _PARTIES
    return lemma not in lex.EVIDENCE or clause.that or speaker in lex.DOCUMENTS


def _says(word: Token) -> bool:
    lemma, form = lex.REPORTING_VERBS.get(word.lower_, ("", "ing"))
    return form != "ing" and lemma in _SPEAKING and word.lower_ not in _NOUNS


def _group_start(doc: Doc, at: int, low: int) -> int | None:
    """Where "had also warned" begins; None where nothing is asserted: "would warn", "to warn"."""
    start = at
    while start > low and _goes_with_verb(doc[start - 1]):
        start -= 1
    before = doc[start - 1].lower_ if start > low else ""
    return None if before in lex.AUXILIARIES | lex.NEGATIONS | {"to"} else start


def _goes_with_verb(word: Token) -> bool:
    manner = word.lower_.endswith("ly") and word.text.islower()
    return manner or word.lower_ in _HAVE or word.lower_ in lex.ADVERBS


def _subject(doc: Doc, first: int, low: int, clause: Clause) -> Span | None:
    if first == low:
        return None
    before = doc[first - 1]
    if before.lower_ in _PARTIES:
        start = first - 1
    else:
        verb = doc[first]
        phrase = phrase_before(doc, Span(verb.idx, verb.idx + len(verb)))
        words = phrase and doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        if not words:
            return None
        start = _without_clause(doc, max(words.start, low), first)
        if start >= first or before.lower_ in _NOBODY:
            return None
        if not (clause.marked or _is_party(doc, start, first)):
            return None
    if not _opens(doc, start, low):
        return None
    return Span(doc[start].idx, before.idx + len(before))


def _without_clause(doc: Doc, start: int, end: int) -> int:
    """Only what stands behind "and", unless both sides name parties."""
    joint = [i for i in range(start, end) if doc[i].lower_ == "and"]
    if joint and not _is_party(doc, start, joint[-1]):
        return joint[-1] + 1
    return start


def _is_party(doc: Doc, start: int, end: int) -> bool:
    last = doc[end - 1].lower_
    if start >= end or last in _NOBODY or any(doc[i].lower_ in lex.DAYS for i in range(start, end)):
        return False
    known = lex.ROLES | lex.OUTLETS | lex.DOCUMENTS | lex.ORGANISATIONS | _GROUPS
    named = any(doc[i].ent_type_ or doc[i].lower_ in known for i in range(start, end))
    return named or last.removesuffix("s") in known or last in lex.QUANTIFIERS


def _opens(doc: Doc, start: int, low: int) -> bool:
    """Whether a clause begins here, and one that is no mere possibility."""
    if start == low:
        return True
    before = doc[start - 1]
    if before.lower_ in lex.REPORTING_VERBS:
        return True
    return before.lower_ in _OPENERS or before.text in _MARKS or before.is_space
