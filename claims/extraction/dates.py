"""Dates: gives every claim the moments that its content names."""

from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction.layers import text_of
from claims.extraction.moments import moments
from claims.extraction.schema import ExtractedClaim, Moment


@Language.component("dates")
def dates(doc: Doc) -> Doc:
    """Fill `moments` of every claim; its time must be known, which tells past from coming days."""
    text, published = text_of(doc), doc._.published
    doc._.claims = tuple(
        replace(claim, moments=found) if (found := _moments(text, claim, published)) else claim
        for claim in doc._.claims
    )
    return doc


def _moments(text: str, claim: ExtractedClaim, published: date | None) -> tuple[Moment, ...]:
    return tuple(
        moment
        for piece in claim.content
        for moment in moments(text, piece.start, piece.end, published, claim.time)
    )
