"""The whole extractor: one spaCy pipeline whose components each add one layer to the Doc."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import spacy
from spacy.language import Language

from claims.extraction import (  # noqa: F401 -- importing registers the components
    attribution,
    chains,
    coreference,
    dates,
    numbers,
    offices,
    qualifiers,
    sentences,
    speakers,
    tense,
    venues,
)
from claims.extraction.edges import stripped
from claims.extraction.schema import EXTRACTOR, ExtractedClaim, Extraction, Span
from claims.extraction.tokens import Tokenizer

# Chosen on articles held out from training and on those of `tests.quality`, after looks at the dev
# figures: see docs/measurements.md.
_CLAIM, _LIKELY, _SURE = 0.5, 0.49, 0.72
COMPONENTS = (
    "sentences", "attribution", "chains", "speakers", "coreference", "offices", "qualifiers",
    "venues", "tense", "dates", "numbers",
)  # fmt: skip


@cache
def pipeline() -> Language:
    """The pipeline, built once per process."""
    nlp = spacy.blank("en")
    nlp.max_length = 100_000_000  # spaCy's limit guards its parser; ours are linear
    nlp.tokenizer = Tokenizer(nlp.vocab, nlp.tokenizer)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def extract(text: str, *, outlet: str | None = None, published: date | None = None) -> Extraction:
    """See `claims.extraction.extract`, which loads this module."""
    doc = pipeline().make_doc(text)
    doc._.published = published
    found = pipeline()(doc)._.claims
    claims = tuple(each for each in found if is_shown(each.claimhood, each.confidence))
    if outlet:
        claims = tuple(_without(claims, _bare(outlet)))
    return Extraction(claims, EXTRACTOR)


def sentence_spans(text: str) -> list[Span]:
    """See `claims.extraction.sentence_spans`: the first component alone."""
    parted = sentences.sentences(pipeline().make_doc(text)).sents
    spans = (stripped(text, each.start_char, each.end_char) for each in parted)
    return [span for span in spans if span]


def is_shown(claimhood: float, confidence: float) -> bool:
    """Claims that are likely, and of what may be no claim only what is surely attributed."""
    return confidence >= (_LIKELY if claimhood >= _CLAIM else _SURE)


def _without(claims: Iterable[ExtractedClaim], outlet: str) -> Iterator[ExtractedClaim]:
    for claim in claims:
        others = tuple(hop for hop in claim.chain if _bare(hop.canonical) != outlet)
        if others:
            yield replace(claim, chain=others)


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()
