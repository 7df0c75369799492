"""Cues: the words by which a text hands a statement to somebody."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from spacy.tokens import Doc

from claims.extraction import lexicon as lex
from claims.extraction.phrases import is_name

_LONGEST_GROUP = 6
_UNSAID = lex.words("decline declined declines refuse refused refuses fail failed able order")
_GOING_ON = lex.words("on went go goes continued continues came out")


class Form(Enum):
    """How a cue is built into its sentence."""

    ACTIVE = auto()
    PASSIVE = auto()
    PARTICIPLE = auto()  # ", adding that"
    ACCORDING = auto()  # "according to"
    NOUN = auto()  # "claims that"
    HEARSAY = auto()  # "reportedly"


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens `start:end` of the whole verb group; `head` is the verb, noun or adverb itself."""

    start: int
    end: int
    head: int
    lemma: str
    form: Form


def cues(doc: Doc, start: int, end: int, skip: Container[int] = ()) -> Iterator[Cue]:
    """The cues among tokens `start:end`, leaving out the indices in `skip`."""
    at = start
    while at < end:
        cue = None if at in skip else _cue_at(doc, at, start, end)
        if cue:
            yield cue
        at = cue.end if cue else at + 1


def _cue_at(doc: Doc, at: int, low: int, high: int) -> Cue | None:
    word = doc[at].lower_
    if word == "according" and at + 1 < high and doc[at + 1].lower_ == "to":
        return Cue(at, at + 2, at, "according to", Form.ACCORDING)
    if word in lex.HEARSAY:
        return Cue(at, at + 1, at, word, Form.HEARSAY)
    if word in lex.NOUN_CUES and _is_noun_cue(doc, at, low, high):
        return Cue(at, at + 1, at, word, Form.NOUN)
    if word in lex.REPORTING_VERBS and _is_verb_cue(doc, at, low, high):
        return _verb_cue(doc, at, low)
    return None


def _is_noun_cue(doc: Doc, at: int, low: int, high: int) -> bool:
    if at + 1 >= high or doc[at + 1].lower_ != "that" or at + 2 >= high:
        return False
    if doc[at + 2].lower_ in lex.AUXILIARIES or doc[at + 2].lower_ in lex.REPORTING_VERBS:
        return False  # "a report that said": a relative clause
    return at == low or doc[at].lower_ not in lex.REPORTING_VERBS or _after_noun_marker(doc, at)


def _after_noun_marker(doc: Doc, at: int) -> bool:
    before = doc[at - 1]
    word = before.lower_
    if word in ("'s", "’s", "to") or word in lex.PREPOSITIONS or word in lex.DETERMINERS:
        return word not in lex.QUANTIFIERS and word not in ("that", "this", "to")
    lemma, _ = lex.REPORTING_VERBS.get(word, ("", ""))
    return bool(lemma) or word in ("there", "are", "were", "is", "was", "amid", "made", "raised")


def _is_verb_cue(doc: Doc, at: int, low: int, high: int) -> bool:
    lemma, form = lex.REPORTING_VERBS[doc[at].lower_]
    before = doc[at - 1].lower_ if at > low else ""
    after = doc[at + 1] if at + 1 < high else None
    if after is not None and after.text in ("-", "'s", "’s"):
        return False
    if at > low and _is_nominal(doc, at, form):
        return False
    if is_name(doc[at]) and at > low and is_name(doc[at - 1]) and _noun_too(doc, at):
        return False
    if is_name(doc[at]) and at > low and after is not None and is_name(after) and form == "base":
        return lemma == "say"  # "Post" or "State" inside a name, "Say" in a headline
    return not (before and before in _UNSAID)


def _is_nominal(doc: Doc, at: int, form: str) -> bool:
    """The word before makes a noun or an adjective of this form."""
    before = doc[at - 1].lower_
    told = form == "s" and before in lex.DOCUMENTS  # "the report says"
    if form in ("base", "s") and not told and _after_noun_marker(doc, at):
        return True
    if form == "ing":
        return before in lex.DETERMINERS or before in lex.PREPOSITIONS - {"by", "as"}
    return form == "ed" and before in ("the", "a", "an", "'s", "’s", "of")


def _noun_too(doc: Doc, at: int) -> bool:
    return doc[at].lower_ in lex.OUTLETS | lex.DOCUMENTS | {"state", "states"}


def _verb_cue(doc: Doc, at: int, low: int) -> Cue | None:
    lemma, form = lex.REPORTING_VERBS[doc[at].lower_]
    start = at
    while start > low and at - start < _LONGEST_GROUP and _belongs(doc, start - 1, at):
        start -= 1
    while start < at and _only_adverb(doc, start):
        start += 1
    group = {t.lower_ for t in doc[start:at]}
    if "to" in group and not _goes_on(doc, start, at, low):
        return None
    if group & lex.NEGATIONS and lemma in lex.SPEECH - lex.DENYING:
        return None
    be = bool(group & lex.BE) or bool(group & {"'s", "’s"})
    if form == "ed" and be:
        return Cue(start, at + 1, at, lemma, Form.PASSIVE)
    if form == "ing" and not be:
        return Cue(start, at + 1, at, lemma, Form.PARTICIPLE)
    return Cue(start, at + 1, at, lemma, Form.ACTIVE)


def _belongs(doc: Doc, at: int, verb: int) -> bool:
    word = doc[at].lower_
    if word in ("'s", "’s"):
        # A possessive stands before nouns; "he's said" and "who's warning" are verb groups.
        return doc[at - 1].lower_ in lex.PRONOUNS if at else False
    if word == "to":
        return verb - at <= 2
    if word in ("went", "going", "goes", "on", "continued", "continues"):
        return doc[at + 1].lower_ in ("on", "to")
    adverb = word.endswith("ly") and len(word) > 4
    return word in lex.AUXILIARIES | lex.NEGATIONS | lex.ADVERBS - {"here", "there"} or adverb


def _only_adverb(doc: Doc, at: int) -> bool:
    word = doc[at].lower_
    return word not in lex.AUXILIARIES | lex.NEGATIONS | {
        "to",
        "went",
        "'s",
        "’s",
    } and word not in ("goes", "going", "continued", "continues")


def _goes_on(doc: Doc, start: int, at: int, low: int) -> bool:
    """ "went on to say" reports; "wants to say" and "asked to confirm" do not."""
    before = {t.lower_ for t in doc[max(low, start - 2) : at]}
    return bool(before & _GOING_ON)
