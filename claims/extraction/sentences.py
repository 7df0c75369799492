"""Sentences of news text, without a model: marks, abbreviations, quotations, paragraphs."""

from collections.abc import Iterator
from typing import cast

import numpy
from spacy.language import Language
from spacy.tokens import Doc, Token
from thinc.types import Ints2d

from claims.extraction.lexicon import (
    ADVERBS,
    CONNECTIVES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    words,
)

_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]") | {"''"}
_OPENERS = frozenset("\"'“‘«([") | {"''", "``"}
# Abbreviations that a name or number follows, so that their full stop seldom ends a sentence.
_BEFORE_NAMES = words(
    "mr. mrs. ms. dr. prof. st. sen. rep. gov. gen. col. lt. capt. sgt. maj. adm. cmdr. rev. "
    "hon. pres. supt. det. no. vs. v. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. "
    "dec. sens. reps. gens. drs. messrs. e.g. i.e. fig. vol. ft. mt."
)
# Words in capitals behind "U.S." or "p.m." that no name begins with.
_OPENING_WORDS = PRONOUNS | DETERMINERS | CONNECTIVES | PREPOSITIONS | ADVERBS


@Language.component("sentences")
def sentences(doc: Doc) -> Doc:
    """Set `is_sent_start` on every token."""
    # One call for all: setting a token's own flag looks through the whole Doc each time.
    flags = numpy.array([1 if starts else -1 for starts in _starts(doc)], dtype="int64")
    starts = cast(Ints2d, flags.astype("uint64"))
    return doc.from_array(["SENT_START"], starts) if len(doc) else doc


def _starts(doc: Doc) -> Iterator[bool]:
    previous: Token | None = None  # the last token that is not white space
    broken = True
    for token in doc:
        if token.is_space:
            broken = broken or "\n" in token.text
            yield token.i == 0
            continue
        yield token.i == 0 or previous is None or _begins(token, previous, broken)
        previous, broken = token, False


def _begins(token: Token, previous: Token, broken: bool) -> bool:
    if broken:
        return not _wrapped(token, previous)
    if token.text in _CLOSERS and not previous.whitespace_:
        return False
    mark, closed = _last_mark(token.doc, previous)
    if mark is None or not _may_open(token.doc, token):
        return False
    return closed or not _abbreviates(mark) or (len(mark) > 2 and token.lower_ in _OPENING_WORDS)


def _wrapped(token: Token, previous: Token) -> bool:
    """A line break inside a sentence: nothing ended it and the next line goes on in lower case."""
    return previous.text not in _ENDS | _CLOSERS | {":"} and token.text[0].islower()


def _last_mark(doc: Doc, previous: Token) -> tuple[Token | None, bool]:
    """The token that holds a final mark, looking through closing quotation marks and brackets."""
    at, closed = previous.i, False
    while at > 0 and previous.i - at < 3 and doc[at].text in _CLOSERS:
        if doc[at - 1].whitespace_:
            return None, False  # it opens a quotation instead
        at, closed = at - 1, True
    token = doc[at]
    return (token, closed) if token.text[-1] in _ENDS else (None, closed)


def _may_open(doc: Doc, token: Token) -> bool:
    """A sentence opens with a capital, a digit or a sign, perhaps behind marks."""
    at = token.i
    while at < len(doc) - 1 and at - token.i < 3 and doc[at].text in _OPENERS:
        at += 1
    return not doc[at].text[0].islower() and doc[at].text[0] not in ",;:)]—–-"


def _abbreviates(mark: Token) -> bool:
    text = mark.text
    if text in _ENDS or text[0] in _ENDS:
        before = mark.nbor(-1) if mark.i and text == "." else None
        initial = before is not None and len(before.text) == 1 and before.text.isupper()
        return initial and before is not None and not before.whitespace_
    # "U.S. Army" goes on, "p.m." mostly ends: a single capital or a title is read as going on.
    return text.lower() in _BEFORE_NAMES or text.count(".") > 1 or len(text) == 2
