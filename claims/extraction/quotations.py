"""Quotation marks: which stretches of a text stand between them.

Apostrophes are told from single marks, a mark that never closes is closed by the end of its
paragraph, and marks inside other marks are left to the outer pair.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.schema import Span

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", "'": "'", '"': '"', "”": "”"}
_SINGLE = "'’"
_MARK = re.compile("[“”„«»‹›‘’'\"]")
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """`outer` with its marks, `inner` without; `closed` is false where the closing one lacks."""

    outer: Span
    inner: Span
    closed: bool


def quotations(text: str) -> Iterator[Quotation]:
    """The outermost quotations of a text, in order; none reaches beyond its paragraph."""
    for paragraph in _PARAGRAPH.finditer(text):
        yield from _in_paragraph(text, paragraph.start(), paragraph.end())


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    marks = [m.start() for m in _MARK.finditer(text, start, end)]
    # Where a mark of one kind found no partner, no later one of that kind will find one either.
    hopeless: set[str] = set()
    at, done = 0, start
    while at < len(marks):
        opening = marks[at]
        at += 1
        mark = text[opening]
        if opening < done or mark in hopeless or not _opens(text, opening, start, end):
            continue
        closing = _closing(text, marks, at, end)
        if closing is None and (mark in _SINGLE + "‘" or not _closes_itself(text, opening, start)):
            hopeless.add(mark)
            continue
        done = end if closing is None else closing + 1
        inner_end = end if closing is None else closing
        if text[opening + 1 : inner_end].strip():
            yield Quotation(Span(opening, done), Span(opening + 1, inner_end), closing is not None)


def _opens(text: str, at: int, start: int, end: int) -> bool:
    if text[at] not in _PAIRS or at + 1 >= end or text[at + 1].isspace():
        return False
    before = text[at - 1] if at > start else " "
    if text[at] in "“„«‹":
        return True
    return text[at] != "”" and not before.isalnum() and before not in ".,!?"


def _closing(text: str, marks: list[int], at: int, end: int) -> int | None:
    """The position of the mark that closes the one before `marks[at]`."""
    opening = text[marks[at - 1]]
    for later in range(at, len(marks)):
        position = marks[later]
        if text[position] in _PAIRS[opening] and (
            opening not in "'‘" or _closes_single(text, position, end)
        ):
            return position
    return None


def _closes_single(text: str, at: int, end: int) -> bool:
    """An apostrophe stands between letters, or after a plural s with its noun behind it."""
    if at + 1 < end and text[at + 1].isalnum():
        return False
    return not (text[at - 1] == "s" and re.match(r" [a-z]", text[at + 1 : at + 3]))


def _closes_itself(text: str, opening: int, start: int) -> bool:
    """A paragraph that begins with a mark and never closes it is quoted to its end."""
    return not text[start:opening].strip()
