"""The whole extractor: one spaCy pipeline whose components each add one layer to the Doc."""

from functools import cache

import spacy
from spacy.language import Language

from claims.extraction import (  # noqa: F401 -- importing registers the components
    attribution,
    chains,
    coreference,
    qualifiers,
    sentences,
    speakers,
)
from claims.extraction.schema import Extraction
from claims.extraction.tokens import Tokenizer

EXTRACTOR = "rules-1"
COMPONENTS = ("sentences", "attribution", "chains", "speakers", "coreference", "qualifiers")


@cache
def pipeline() -> Language:
    """The pipeline, built once per process."""
    nlp = spacy.blank("en")
    nlp.max_length = 100_000_000  # spaCy's limit guards its parser; ours are linear
    nlp.tokenizer = Tokenizer(nlp.vocab, nlp.tokenizer)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def extract(text: str, *, outlet: str | None = None) -> Extraction:
    """Find the attributed claims of one article text, in document order.

    `outlet` is the publisher's name, so that "this newspaper" can be told from other parties.
    Any string is accepted; the time taken grows linearly with its length.
    """
    return Extraction(claims=pipeline()(text)._.claims, extractor=EXTRACTOR)
