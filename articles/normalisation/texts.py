"""Plain text, cleaned, with a map back to the text as given."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NormalisedText:
    """The kept text, and segments (start in text, start in given, length), in code points."""

    text: str
    segments: tuple[tuple[int, int, int], ...]

    def to_given(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the given text that text[start:end] was taken from."""
        raise NotImplementedError


def normalise_text(given: str) -> NormalisedText:
    """The text of the story, without what a site prints around it."""
    raise NotImplementedError
