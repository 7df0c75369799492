"""Parties named apart from the statement: "[Attribution: ...]", "this was reported by ..."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from claims.extraction.contents import pieces
from claims.extraction.layers import Attribution, Chained, Step
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


@dataclass(frozen=True, slots=True)
class Relays:
    """Who, by a later sentence, reported the statements that end before a position."""

    parties: tuple[tuple[int, int, Span], ...]  # first and last character covered, party

    def prepend(self, chained: Sequence[Chained]) -> list[Chained]:
        return [self._with_party(each) for each in chained]

    def _with_party(self, each: Chained) -> Chained:
        for low, high, party in self.parties:
            if low <= each.attribution.start < high:
                return replace(each, steps=(Step(party), *each.steps))
        return each


def relayed(doc: Doc, found: Sequence[Attribution]) -> tuple[list[Attribution], Relays]:
    """Take out attributions whose content only points back, as parties for what they point to."""
    kept: list[Attribution] = []
    parties: list[tuple[int, int, Span]] = []
    for made in found:
        target = _sentence_before(doc, made) if _points_back(doc, made) else None
        has_target = target and any(a.start >= target[0] and a.end <= target[1] for a in kept)
        if target and has_target and made.speaker:
            parties.append((*target, made.speaker))
        else:
            kept.append(made)
    return kept, Relays(tuple(parties))


def _points_back(doc: Doc, made: Attribution) -> bool:
    if made.cue is None or made.speaker is None or len(made.content) != 1:
        return False
    passive = made.content[0].end <= made.cue.start <= made.speaker.start
    return passive and bool(_ANAPHOR.fullmatch(made.content[0].of(doc.text)))


def _sentence_before(doc: Doc, made: Attribution) -> tuple[int, int] | None:
    span = doc.char_span(made.start, made.end, alignment_mode="expand")
    if span is None or span.sent.start == 0:
        return None
    before = doc[span.sent.start - 1].sent
    return before.start_char, span.sent.start_char


def credited(doc: Doc, chained: Sequence[Chained]) -> Iterator[Chained]:
    """Give a paragraph's bracketed party to its statements, and to its sentences without one."""
    brackets = _brackets(doc.text)
    if not brackets:
        yield from chained
        return
    result = [_with_credit(each, brackets) for each in chained]
    taken = [c.attribution for c in chained]
    for paragraph, bracket, party in brackets:
        result += _plain_statements(doc, paragraph, bracket, party, taken)
    yield from sorted(result, key=lambda c: c.attribution.start)


_Bracket = tuple[Span, Span, Span]  # paragraph, bracket, party


def _brackets(text: str) -> list[_Bracket]:
    found: list[_Bracket] = []
    for match in _BRACKET.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        paragraph = Span(start, end if end >= 0 else len(text))
        found.append((paragraph, Span(*match.span()), Span(*match.span(1))))
    return found


def _with_credit(each: Chained, brackets: Sequence[_Bracket]) -> Chained:
    for paragraph, _, party in brackets:
        if paragraph.start <= each.attribution.start < paragraph.end:
            first = each.steps[0].party
            if first is None:
                return replace(each, steps=(Step(party), *each.steps[1:]))
            return replace(each, steps=(Step(party), *each.steps))
    return each


def _plain_statements(
    doc: Doc, paragraph: Span, bracket: Span, party: Span, taken: Sequence[Attribution]
) -> Iterator[Chained]:
    block = doc.char_span(paragraph.start, bracket.start, alignment_mode="contract")
    if block is None:
        return
    here = [a for a in taken if a.start < paragraph.end and paragraph.start < a.end]
    for sentence in block.sents:
        low, high = max(sentence.start, block.start), min(sentence.end, block.end)
        content = pieces(doc, low, high)
        if content and not any(a.start < content[0].end and content[0].start < a.end for a in here):
            yield Chained(Attribution(content, None, party, confidence=0.5), (Step(party),))
