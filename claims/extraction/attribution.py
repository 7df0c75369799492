"""Attribution: who is given what words, as the trained tagger reads it.

Fills `doc._.attributions`, `doc.ents` and `doc._.antecedents`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from claims.extraction.decoding import Tagged
from claims.extraction.edges import trimmed
from claims.extraction.layers import Attribution, text_of
from claims.extraction.schema import Span
from claims.extraction.tagging import read

_NEIGHBOURS, _TAKEN = 6, 0.3


@Language.component("attribution")
def attribution(doc: Doc) -> Doc:
    """Fill `doc._.attributions`, in the order of their first word, and what goes with them."""
    text = text_of(doc)
    reading = read(text)
    found = (as_attribution(tagged, text) for tagged in reading.attributions)
    made = [each for each in found if each]
    doc._.attributions = tuple(sorted(once(made), key=lambda a: (a.start, -a.end)))
    doc._.antecedents = reading.antecedents
    named = (
        doc.char_span(span.start, span.end, label=label, alignment_mode="expand")
        for span, label in reading.entities
    )
    doc.ents = filter_spans([span for span in named if span is not None])
    return doc


def once(made: Sequence[Attribution]) -> Iterator[Attribution]:
    """Leave out contents without a cue that one with a cue holds already."""
    cued = sorted((a for a in made if a.cue), key=lambda a: a.start)
    starts = [a.start for a in cued]
    yield from cued
    for lone in (a for a in made if not a.cue):
        near = cued[max(0, bisect_right(starts, lone.end) - _NEIGHBOURS) :][: 2 * _NEIGHBOURS]
        if not any(lone.shared_with(other) > _TAKEN for other in near):
            yield lone


def as_attribution(tagged: Tagged, text: str) -> Attribution | None:
    """A content without cue and speaker goes on from the statement before it."""
    pieces = (trimmed(text, piece.start, piece.end) for piece in tagged.content)
    content = tuple(piece for piece in pieces if piece)
    if not content:
        return None
    return Attribution(
        content,
        tagged.cue,
        whole(tagged.speaker, text) if tagged.speaker else None,
        continues=not (tagged.cue or tagged.speaker or tagged.via),
        confidence=tagged.confidence,
        via=tuple(whole(party, text) for party in tagged.via),
        claim=tagged.claim,
        hedged=tagged.hedged,
        denial=tagged.denial,
    )


def whole(party: Span, text: str) -> Span:
    """A phrase that begins with a possessive takes in its owner."""
    start = party.start
    if text[start : start + 1] in ("'", "’") and text[start + 1 : start + 2] == "s":
        while start and text[start - 1].isalnum():
            start -= 1
    return Span(start, party.end)
