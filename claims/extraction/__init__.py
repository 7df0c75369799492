"""Stage 3: text in, attributed claims out. Pure: no Django, no database, no network.

from claims.extraction import extract
extract("The mayor said the bridge was safe.").claims
"""

from datetime import date

from claims.extraction.schema import (
    EXTRACTOR,
    NOBODY,
    UNKNOWN,
    ExtractedClaim,
    Extraction,
    Figure,
    Hop,
    Kind,
    Moment,
    QuoteKind,
    Span,
    Time,
    Venue,
    VenueKind,
)

__all__ = [
    "EXTRACTOR",
    "NOBODY",
    "UNKNOWN",
    "ExtractedClaim",
    "Extraction",
    "Figure",
    "Hop",
    "Kind",
    "Moment",
    "QuoteKind",
    "Span",
    "Time",
    "Venue",
    "VenueKind",
    "extract",
    "sentence_spans",
]


def extract(text: str, *, outlet: str | None = None, published: date | None = None) -> Extraction:
    """Find the attributed claims of one article text, in document order.

    What `outlet`, the publisher, says on its own account is no claim, and it is no hop of a chain.
    Days like "Tuesday" are counted from `published`, the day of publication.
    Any string is accepted; the time taken grows linearly with its length.

    The pipeline is loaded by the first call: the web process, which never
    extracts, is spared spaCy.
    """
    from claims.extraction import pipeline  # noqa: PLC0415

    return pipeline.extract(text, outlet=outlet, published=published)


def sentence_spans(text: str) -> list[Span]:
    """The sentences of `text` in order, without the white space between them."""
    from claims.extraction import pipeline  # noqa: PLC0415

    return pipeline.sentence_spans(text)
