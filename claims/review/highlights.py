"""Overlapping spans over a text, cut into stretches that HTML can nest. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """The characters `start:end` (half-open, code points) play `role` in claim `claim`."""

    start: int
    end: int
    role: str
    claim: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text over which the set of marks does not change, from code point `start` on."""

    start: int
    text: str
    marks: tuple[Mark, ...]


def stretches(text: str, marks: Iterable[Mark]) -> list[Stretch]:
    """`text` in order, cut wherever a mark begins or ends; joined, it is `text` again.

    Runs in O(n log n) of the number of marks plus the overlaps.
    Raises ValueError for a mark outside the text.
    """
    marks = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.claim))
    if any(not 0 <= mark.start < mark.end <= len(text) for mark in marks):
        raise ValueError("a mark lies outside the text")
    cuts = sorted({0, len(text)} | {at for mark in marks for at in (mark.start, mark.end)})
    open_marks: list[Mark] = []
    found, upcoming = [], 0
    for start, end in pairwise(cuts):
        open_marks = [mark for mark in open_marks if mark.end > start]
        while upcoming < len(marks) and marks[upcoming].start == start:
            open_marks.append(marks[upcoming])
            upcoming += 1
        found.append(Stretch(start, text[start:end], tuple(open_marks)))
    return found


def paragraphs(cut: Sequence[Stretch]) -> list[list[Stretch]]:
    """The stretches by paragraph; a line break belongs to no paragraph."""
    found: list[list[Stretch]] = [[]]
    for stretch in cut:
        at = stretch.start
        for number, line in enumerate(stretch.text.split("\n")):
            if number:
                found.append([])
            if line:
                found[-1].append(Stretch(at, line, stretch.marks))
            at += len(line) + 1
    return [paragraph for paragraph in found if paragraph]
