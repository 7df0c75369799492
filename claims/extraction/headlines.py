"""Headlines that name their speaker at their end: "Bridge unsafe: inspector", "..., mayor says"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from claims.extraction import lexicon as lex
from claims.extraction.edges import trimmed
from claims.extraction.layers import Attribution, text_of
from claims.extraction.schema import Span

# A line without a final full stop whose last few words stand behind a colon or a dash.
_TAGGED = re.compile(
    r"^(?P<content>[^\n:]{8,150}?)[^\S\n]*(?P<mark>:|[—–]|(?<=\s)-(?=\s))[^\S\n]*"
    r"(?P<party>[^\n:—–.!?,\"“”]{2,50}[^\n:—–.!?,\"“”\s])[^\S\n]*$",
    re.MULTILINE,
)
_LONGEST_PARTY = 5
# "Bridge unsafe, inspector says": the verb ends the line, and no full stop.
_ENDED = re.compile(
    r"^[^\S\n]*+(?P<content>[^\n]{8,200}?),[^\S\n](?P<party>[^\n,.!?:;\"“”]{2,60})[^\S\n]"
    r"(?P<cue>\w+)[^\S\n]*(?:\n|\Z)",
    re.MULTILINE,
)
_GROUPS = lex.words("officials police experts sources scientists researchers economists analysts")
_SPEAKING = _GROUPS | lex.ROLES | lex.OUTLETS | lex.ORGANISATIONS | lex.DOCUMENTS
_SURE, _CLAIM = 0.5, 0.8


def tagged_headlines(doc: Doc, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The statements of such lines, where nothing else was found in them."""
    text = text_of(doc)
    taken = sorted(piece for made in found for piece in made.content)
    at = 0
    for line in _TAGGED.finditer(text):
        while at < len(taken) and taken[at].end <= line.start():
            at += 1
        content, party = trimmed(text, *line.span("content")), Span(*line.span("party"))
        free = at == len(taken) or taken[at].start >= line.end()
        if free and content and _speaks(doc, party):
            mark = Span(*line.span("mark"))
            yield Attribution((content,), mark, party, confidence=_SURE, claim=_CLAIM)


def ended_headlines(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; one whose cue ends a headline has all that stands before its speaker."""
    lines = {line.start("cue"): line for line in _ENDED.finditer(text)}
    return [_of_line(text, made, lines) for made in found]


def _of_line(text: str, made: Attribution, lines: Mapping[int, re.Match[str]]) -> Attribution:
    line = lines.get(made.cue.start) if made.cue else None
    if line is None or not _stands_alone(text, line):
        return made
    content, party = trimmed(text, *line.span("content")), Span(*line.span("party"))
    return replace(made, content=(content,), speaker=party) if content else made


def _stands_alone(text: str, line: re.Match[str]) -> bool:
    """A paragraph of its own, and no line of wrapped text."""
    above = text[max(0, line.start() - 2) : line.start()]
    return above in ("", "\n\n") and not text[line.end() : line.end() + 1].islower()


def _speaks(doc: Doc, party: Span) -> bool:
    """A role, a body, a document or somebody's name."""
    words = doc.char_span(party.start, party.end, alignment_mode="expand")
    if words is None or len(words) > _LONGEST_PARTY:
        return False
    named = any(e.start <= words.start and words.end <= e.end for e in words.ents)
    return named or words[-1].lower_ in _SPEAKING
