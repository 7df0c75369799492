"""Tense: whether a content is about what was, is or will be, by its first finite verb.

No tagger of word classes is at hand: auxiliaries, endings and the words beside them decide. In
reported speech a past tense is read as past ("said it was"), though it may stand for a present.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction import lexicon as lex
from claims.extraction.layers import text_of
from claims.extraction.schema import Span, Time

_TOKEN = re.compile(
    r"[^\W_]+(?:-[^\W_]+)*(?=n[’']t\b)|n[’']t\b|[’'][a-z]{1,2}\b|[^\W_]+(?:-[^\W_]+)*"
)
_WILL = lex.words("will shall wo 'll ’ll")
_WOULD = lex.words("would 'd ’d")
_WAS = lex.words("was were had did")
_IS = lex.words("is are am 'm ’m 're ’re 's ’s")
_DOES = lex.words("do does ai")
_HAS = lex.words("has have 've ’ve")
_MODALS = lex.words("may might could can must should ca ought")
_MODAL_VERBS = _WILL | _WOULD | _MODALS
_CLITIC_IS = lex.words("'s ’s")
_SINGULAR = lex.words("he she it that there this who what here everyone everybody nobody which")
_SUBJECTS = lex.words("i we you they") | _SINGULAR
_ADVERBS = lex.ADVERBS | lex.NEGATIONS | lex.words("all both really truly clearly fully simply")
# Behind a form of "be", and before "to": what is ahead.
_AHEAD = lex.words(
    "going set due about expected scheduled likely planned poised bound slated ready to"
)
_PLANS = lex.words("plan plans intend intends hopes aims vows pledges promises")
_OPENERS = lex.words("that and but so then also how why if")
_CUTS = lex.words("because while when where whereas although though unless since which who that")
# Past forms that are no participles, and those that are both.
_WENT = lex.words(
    "went took saw gave became began wrote drew broke grew fell drove chose knew threw flew rode "
    "shook sank swore tore woke stole bore ate drank sang swam forgot spoke rose wore came ran hid"
)
_SAID = lex.words(
    "said made got found told left felt brought kept held stood heard meant met paid sat led lost "
    "sent built understood spent bought won fought caught taught thought shot sold struck sought "
    "dealt fled fed dug slept swept laid had"
)
_NO_PAST = lex.words(
    "need indeed speed feed seed exceed proceed succeed hundred sacred bleed breed weed united"
)
_BEFORE_NOUNS = lex.DETERMINERS | lex.PREPOSITIONS | lex.words("the a an very more most and or")
_PARTICIPLES = ("ed", "een", "ten", "ken", "ven", "wn", "one", "gun", "come", "put", "set", "burst")
_OBJECTS = lex.DETERMINERS | lex.words("us them him her me it to that")
_TOMORROW = lex.words("tomorrow upcoming")
_READ = 160  # characters of each piece


@Language.component("tense")
def tense(doc: Doc) -> Doc:
    """Give every claim its time."""
    text = text_of(doc)
    doc._.claims = tuple(
        replace(claim, time=time_of(text, claim.content)) for claim in doc._.claims
    )
    return doc


def time_of(text: str, content: Sequence[Span]) -> Time | None:
    """The time of the first finite verb in the content; None if none shows."""
    words = [
        match[0].lower()
        for piece in content
        for match in _TOKEN.finditer(text, piece.start, min(piece.end, piece.start + _READ))
    ]
    while words[1:] and words[0] in _OPENERS and words[1] not in _CLITIC_IS:
        words = words[1:]
    if words[:1] == ["to"]:
        return Time.FUTURE  # "promised to close the bridge"
    found = _first_verb(words)
    return Time.FUTURE if found is not Time.PAST and _TOMORROW & set(words) else found


def _first_verb(words: Sequence[str]) -> Time | None:
    """Auxiliaries settle it; a full verb that might be a participle or noun yields to them."""
    open_: Time | None = None
    for at, word in enumerate(words):
        if open_ and word in _CUTS:
            return open_
        found = _auxiliary(words, at) or _sure(words, at)
        if found:
            return found
        open_ = open_ or _likely(words, at)
    return open_


def _auxiliary(words: Sequence[str], at: int) -> Time | None:
    word = words[at]
    if word in _WAS:
        return Time.PAST
    if word in _MODAL_VERBS:
        past = word not in _WILL and _next(words, at) in _HAS and _is_perfect(words, at)
        ahead = Time.PRESENT if word in _MODALS else Time.FUTURE
        return Time.PAST if past else ahead
    if word in _HAS:
        return Time.PAST if _is_participle(_next(words, at)) else Time.PRESENT
    if word in _IS and (word not in _CLITIC_IS or not at or words[at - 1] in _SINGULAR):
        return _being(words, at)
    return Time.PRESENT if word in _DOES else None


def _being(words: Sequence[str], at: int) -> Time:
    """ "Is going to", "is to" and "is expected to" look ahead; "'s been" looks back."""
    if words[at] in _CLITIC_IS and _next(words, at) == "been":
        return Time.PAST
    rest = [word for word in words[at + 1 : at + 4] if word not in _ADVERBS]
    ahead = rest[:1] == ["to"] or (rest[1:2] == ["to"] and rest[0] in _AHEAD)
    return Time.FUTURE if ahead else Time.PRESENT


def _sure(words: Sequence[str], at: int) -> Time | None:
    """A full verb that can be nothing else."""
    word, before = words[at], words[at - 1] if at else ""
    if word in _WENT:
        return Time.PAST
    if word in _PLANS and _next(words, at) == "to":
        return Time.FUTURE
    if before not in _SUBJECTS or word in _ADVERBS:
        return None
    if word in _SAID or _is_past(word):
        return Time.PAST
    if before in _SINGULAR:
        return Time.PRESENT if word.endswith("s") and before not in ("that", "this") else None
    return None if word in lex.PREPOSITIONS | lex.CONNECTIVES | lex.DETERMINERS else Time.PRESENT


def _likely(words: Sequence[str], at: int) -> Time | None:
    """A full verb by its ending and its neighbours."""
    word = words[at]
    if not at or words[at - 1] in _BEFORE_NOUNS:
        return None
    if word in _SAID or _is_past(word):
        return Time.PAST
    return Time.PRESENT if word.endswith("s") and _next(words, at) in _OBJECTS else None


def _next(words: Sequence[str], at: int) -> str:
    """The next word that is no adverb."""
    ahead = (word for word in words[at + 1 : at + 4] if not _is_adverb(word))
    return next(ahead, "")


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and len(word) > 4)


def _is_perfect(words: Sequence[str], at: int) -> bool:
    """Whether a participle is behind the "have" behind `at`: not in "may have it"."""
    have = next(i for i in range(at + 1, len(words)) if words[i] in _HAS)
    return _is_participle(_next(words, have))


def _is_participle(word: str) -> bool:
    return word in _SAID or word.endswith(_PARTICIPLES)


def _is_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > 3 and word not in _NO_PAST
