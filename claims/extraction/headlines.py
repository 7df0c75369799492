"""Headlines that name their speaker without a verb: "Bridge unsafe: inspector"."""

import re
from collections.abc import Iterator, Sequence

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


def _speaks(doc: Doc, party: Span) -> bool:
    """A role, a body, a document or somebody's name."""
    words = doc.char_span(party.start, party.end, alignment_mode="expand")
    if words is None or len(words) > _LONGEST_PARTY:
        return False
    named = any(e.start <= words.start and words.end <= e.end for e in words.ents)
    return named or words[-1].lower_ in _SPEAKING
