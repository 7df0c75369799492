"""Numbers: gives every claim the figures of its content, but for those that are part of a date."""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction.figures import figures
from claims.extraction.layers import text_of
from claims.extraction.schema import ExtractedClaim, Figure


@Language.component("numbers")
def numbers(doc: Doc) -> Doc:
    """Fill `figures` of every claim; its moments must be known."""
    text = text_of(doc)
    doc._.claims = tuple(
        replace(claim, figures=found) if (found := _figures(text, claim)) else claim
        for claim in doc._.claims
    )
    return doc


def _figures(text: str, claim: ExtractedClaim) -> tuple[Figure, ...]:
    return tuple(
        figure
        for piece in claim.content
        for figure in figures(text, piece.start, piece.end)
        if not any(figure.span.overlaps(moment.span) for moment in claim.moments)
    )
