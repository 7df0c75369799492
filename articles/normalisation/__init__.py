"""Record to article text and metadata, pure."""

from articles.normalisation.normalised import Normalised, normalise
from articles.normalisation.texts import NormalisedText, normalise_text

__all__ = ["Normalised", "NormalisedText", "normalise", "normalise_text"]
