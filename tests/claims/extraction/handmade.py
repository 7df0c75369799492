"""Docs built by hand, for tests of one component at a time."""

from spacy.tokens import Doc

from claims.extraction.layers import Attribution
from claims.extraction.pipeline import pipeline
from claims.extraction.schema import Span


def sentences_of(text: str) -> Doc:
    """Tokens and sentences, no layer of ours filled."""
    nlp = pipeline()
    return nlp.get_pipe("sentences")(nlp.make_doc(text))


def span(text: str, part: str, after: int = 0) -> Span:
    """Where `part` stands in the text."""
    start = text.index(part, after)
    return Span(start, start + len(part))


def with_people(text: str, people: list[str]) -> Doc:
    """`sentences_of` with these names marked as people."""
    doc = sentences_of(text)
    for person in people:
        place = span(text, person)
        marked = doc.char_span(place.start, place.end, label="PERSON")
        assert marked is not None
        doc.ents = [*doc.ents, marked]
    return doc


def attribution(
    text: str, content: str, cue: str | None = None, speaker: str | None = None
) -> Attribution:
    return Attribution(
        content=(span(text, content),),
        cue=span(text, cue) if cue else None,
        speaker=span(text, speaker) if speaker else None,
    )
