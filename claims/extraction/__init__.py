"""Stage 3: text in, attributed claims out. Pure: no Django, no database, no network.

from claims.extraction import extract
extract("The mayor said the bridge was safe.").claims
"""

from claims.extraction.pipeline import EXTRACTOR, extract
from claims.extraction.schema import (
    NOBODY,
    UNKNOWN,
    ExtractedClaim,
    Extraction,
    Hop,
    Kind,
    QuoteKind,
    Span,
)

__all__ = [
    "EXTRACTOR",
    "NOBODY",
    "UNKNOWN",
    "ExtractedClaim",
    "Extraction",
    "Hop",
    "Kind",
    "QuoteKind",
    "Span",
    "extract",
]
