"""Plain text, cleaned, with a map back to the text as given."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from articles.normalisation.boilerplate import story_indices
from articles.normalisation.paragraphs import Paragraph, Run, paragraphs

_BETWEEN = "\n\n"


@dataclass(frozen=True)
class NormalisedText:
    """The kept text, and segments (start in text, start in given, length), in code points.

    Segments are in order in both texts and taken over unchanged; what stands between two of them
    in `text` is white space of ours.
    """

    text: str
    segments: tuple[Run, ...]

    def to_given(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the given text that text[start:end] was taken from.

        Raises `ValueError` unless 0 <= start <= end <= len(text).
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no span of this text: {start}, {end}")
        if start == end:
            return (self._given_at(start),) * 2
        return self._given_at(start), self._given_at(end - 1) + 1

    def under(self, title: str) -> Self:
        """The text with a title, one that was not in the given text, as its first paragraph."""
        moved = len(title) + len(_BETWEEN)
        segments = ((start + moved, given, length) for start, given, length in self.segments)
        return type(self)(f"{title}{_BETWEEN}{self.text}", tuple(segments))

    def _given_at(self, position: int) -> int:
        """Where the character stands; for white space of ours, the first place after the run."""
        index = bisect_right(self.segments, position, key=lambda run: run[0]) - 1
        if index < 0:
            return 0
        text_start, given_start, length = self.segments[index]
        return given_start + min(position - text_start, length)


def normalise_text(given: str) -> NormalisedText:
    """The text of the story, without what a site prints around it.

    One blank line between paragraphs, one space between words; characters are otherwise taken
    over as they are. Linear in the length of the text; any `str` will do.
    """
    found = paragraphs(given)
    kept = [found[index] for index in story_indices([paragraph.text for paragraph in found])]
    text = _BETWEEN.join(paragraph.text for paragraph in kept)
    return NormalisedText(text, _moved(kept))


def _moved(kept: list[Paragraph]) -> tuple[Run, ...]:
    """The runs of all paragraphs, moved to where each paragraph begins in the text."""
    runs: list[Run] = []
    start = 0
    for paragraph in kept:
        runs += ((start + at, given, length) for at, given, length in paragraph.runs)
        start += len(paragraph.text) + len(_BETWEEN)
    assert all(a[0] + a[2] <= b[0] and a[1] + a[2] <= b[1] for a, b in pairwise(runs))
    return tuple(runs)
