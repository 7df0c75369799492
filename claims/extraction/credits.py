"""Parties named apart from the statement: "[Attribution: ...]", "this was reported by ..."."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc

from claims.extraction.bounds import sentence_start
from claims.extraction.edges import trimmed
from claims.extraction.layers import Attribution, Chained, Step, text_of
from claims.extraction.schema import Span

_BRACKET = re.compile(
    r"\[\s*(?:attribution|source|sources|via|credit|reporting by)\s*:?\s+([^\]\n]{2,120}?)\s*\]",
    re.IGNORECASE,
)
_ANAPHOR = re.compile(
    r"(?:it|this|that|which|(?:this|these|the)\s+(?:\w+\s+)?"
    r"(?:news|story|report|information|development|claim|details?|incident|figures?))",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"\b(?:reported|broke|broken|published|revealed)$", re.IGNORECASE)
_PRONOUN = re.compile(r"it|this|that|which", re.IGNORECASE)

_NEAREST = 12
_STATED = 0.5  # how sure it is that a whole sentence is what somebody else reported


@dataclass(frozen=True, slots=True)
class Relays:
    """Who, by a later sentence, reported the statements of the sentence before it."""

    parties: dict[int, Span]  # by the start of a statement's first word

    def prepend(self, chained: Sequence[Chained]) -> list[Chained]:
        return [self._with_party(each) for each in chained]

    def _with_party(self, each: Chained) -> Chained:
        party = self.parties.get(each.attribution.start)
        return replace(each, steps=(Step(party), *each.steps)) if party else each


def relayed(doc: Doc, found: Sequence[Attribution]) -> tuple[list[Attribution], Relays]:
    """Take out attributions whose content only points back, as parties for what they point to.

    Where the sentence before states nothing of anybody, all of it is what they point to."""
    kept: list[Attribution] = []
    parties: dict[int, Span] = {}
    for made in found:
        if not _points_back(text_of(doc), made):
            kept.append(made)
            continue
        sentence = _sentence_before(doc, made)
        targets = [a.start for a in kept[-_NEAREST:] if sentence and sentence.contains(a.whole)]
        if targets and made.speaker:
            parties |= dict.fromkeys(targets, made.speaker)
        elif not (made.speaker and _PRONOUN.fullmatch(made.speaker.of(text_of(doc)))):
            kept.append(_of_sentence(text_of(doc), made, sentence))
    return sorted(kept, key=lambda a: (a.start, -a.end)), Relays(parties)


def _points_back(text: str, made: Attribution) -> bool:
    """ "This was reported by X", "X, which first reported the story"."""
    if made.cue is None or made.speaker is None or len(made.content) != 1:
        return False
    content = made.content[0].of(text)
    if made.content[0].end <= made.cue.start <= made.speaker.start:
        return bool(_ANAPHOR.fullmatch(content))
    news = _ANAPHOR.fullmatch(content) and not _PRONOUN.fullmatch(content)
    return bool(news and _BREAKS.search(made.cue.of(text)))


def _sentence_before(doc: Doc, made: Attribution) -> Span | None:
    span = doc.char_span(made.start, made.end, alignment_mode="expand")
    here = sentence_start(doc, span.start) if span is not None else 0
    return Span(doc[sentence_start(doc, here - 1)].idx, doc[here].idx) if here else None


def _of_sentence(text: str, made: Attribution, sentence: Span | None) -> Attribution:
    whole = trimmed(text, sentence.start, sentence.end) if sentence else None
    if whole is None:
        return made
    return replace(made, content=(whole,), claim=1.0, confidence=max(made.confidence, _STATED))


def credited(doc: Doc, chained: Sequence[Chained]) -> Iterator[Chained]:
    """Give a paragraph's bracketed party to its statements, and to its sentences without one."""
    brackets = {credit.paragraph.start: credit for credit in _credits(text_of(doc))}
    starts = sorted(brackets)
    inside: dict[int, list[Attribution]] = {start: [] for start in starts}
    result: list[Chained] = []
    for each in chained:
        credit = _credit_of(each, brackets, starts)
        result.append(_with_credit(each, credit) if credit else each)
        if credit:
            inside[credit.paragraph.start].append(each.attribution)
    for start in starts:
        result += _plain_statements(doc, brackets[start], inside[start])
    yield from sorted(result, key=lambda c: c.attribution.start)


@dataclass(frozen=True, slots=True)
class _Credit:
    paragraph: Span
    bracket: Span
    party: Span


def _credits(text: str) -> Iterator[_Credit]:
    for match in _BRACKET.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        paragraph = Span(start, end if end >= 0 else len(text))
        yield _Credit(paragraph, Span(*match.span()), Span(*match.span(1)))


def _credit_of(each: Chained, brackets: dict[int, _Credit], starts: list[int]) -> _Credit | None:
    at = bisect_right(starts, each.attribution.start) - 1
    credit = brackets[starts[at]] if at >= 0 else None
    return credit if credit and each.attribution.start < credit.bracket.start else None


def _with_credit(each: Chained, credit: _Credit) -> Chained:
    """The bracket names whoever nobody else names; a statement with a speaker keeps its own."""
    if each.steps[0].party:
        return each
    return replace(each, steps=(Step(credit.party), *each.steps[1:]))


def _plain_statements(doc: Doc, credit: _Credit, taken: Sequence[Attribution]) -> Iterator[Chained]:
    """The sentences of the paragraph that hold no statement of their own."""
    block = doc.char_span(credit.paragraph.start, credit.bracket.start, alignment_mode="contract")
    if block is None:
        return
    waiting, at = sorted(taken, key=lambda a: a.start), 0
    for low, high in _sentences(doc, block.start, block.end):
        content = trimmed(text_of(doc), *_characters(doc, low, high))
        while at < len(waiting) and content and waiting[at].end <= content.start:
            at += 1
        if content and (at == len(waiting) or waiting[at].start >= content.end):
            made = Attribution((content,), None, credit.party, confidence=0.5)
            yield Chained(made, (Step(credit.party),))


def _sentences(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    starts = [start, *(i for i in range(start + 1, end) if doc[i].is_sent_start), end]
    yield from pairwise(starts)


def _characters(doc: Doc, start: int, end: int) -> tuple[int, int]:
    return (doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) if start < end else (0, 0)
