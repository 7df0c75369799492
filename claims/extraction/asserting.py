"""Whether a statement asserts anything: a refusal, an open question or a bare "so" does not."""

import re

from claims.extraction import lexicon as lex
from claims.extraction.layers import Attribution
from claims.extraction.schema import Span

_WORD = re.compile(r"[^\W_]+")
# "This" and "that" take up a statement, "it" and "so" a thing or a word.
_BARE = lex.PRONOUNS - lex.words("this that these those") | lex.words("so them him her us me")
_NO_COMMENT = ["no", "comment"]
_NOBODY = re.compile(r"(?:nobody|no[ -]one|none)\b", re.IGNORECASE)
_ANSWERS = frozenset(lex.REPORTING_VERBS) | lex.words("contradict contradicts contradicted")
_FORMS = "|".join(sorted({form for verb in lex.SPEECH for form in (verb, *lex.forms(verb))}))
_REFUSAL = re.compile(
    r"\b(?:declin(?:e[sd]?|ing)|refus(?:e[sd]?|ing))\s(?:to\s(?:\w+ly\s)?(?:comment|say|tell|answer|"
    r"elaborate|discuss|specify|speculate|respond|reply)|comment)\b",
    re.IGNORECASE,
)
# "Has not yet said whether", "would not tell the council who". What is asked with "why" is granted.
_OPEN = re.compile(
    rf"(?:n['’]t|\b(?:not|never|without|yet to))\s(?:\w+\s){{0,2}}?(?:{_FORMS})\s"
    r"(?:(?!that\b)\w+\s){0,3}?(?:whether|if|who|whom|whose|what|when|where|which|how\s\w+)\b",
    re.IGNORECASE,
)
# "Asked whether she knew, Kell said": nobody is named who asks.
_ASKED = re.compile(r"(?:when |if |while )?(?:being |was |were )?asked\b", re.IGNORECASE)
_FURTHEST = 40  # characters behind a cue that say what it is
_OPENING = 12  # a content may be cut in front of its "whether" or behind it


def asserts(text: str, made: Attribution) -> bool:
    """False for what somebody would not say, what nobody said, and what names no proposition."""
    words = [m[0].lower() for p in made.content for m in _WORD.finditer(text, p.start, p.end)]
    bare = words == _NO_COMMENT or all(word in _BARE for word in words)
    if made.cue is None:
        return not bare
    if made.speaker is None and _ASKED.match(text, made.cue.start):
        return False
    verb = made.cue.of(text).split()[-1].lower()
    if verb in _ANSWERS and made.speaker and _NOBODY.match(text, made.speaker.start):
        return False
    # Behind other verbs a pronoun is whom or what somebody likes.
    if lex.REPORTING_VERBS.get(verb, ("",))[0] in lex.SPEECH and bare:
        return False
    return not (_refuses(text, made.cue) or _leaves_open(text, made, made.cue))


def _refuses(text: str, cue: Span) -> bool:
    """ "Declined to comment", however much of it was read as the cue."""
    refusal = _REFUSAL.search(text, cue.start, cue.end + _FURTHEST)
    return refusal is not None and refusal.start() < cue.end


def _leaves_open(text: str, made: Attribution, cue: Span) -> bool:
    asked = _OPEN.search(text, cue.start, made.start + _OPENING)
    return asked is not None and asked.start() < cue.end
