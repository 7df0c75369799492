"""Quotation marks: which stretches of a text stand between them.

Apostrophes are told from single marks, a mark that never closes is closed by the end of its
paragraph, and marks inside other marks are left to the outer pair.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.schema import Span

# Each opening mark with the marks that may close it; typewriters double the single one.
_CLOSING = {
    "“": ("”",),
    "„": ("“", "”"),
    "«": ("»",),
    "‹": ("›",),
    "‘": ("’",),
    "'": ("'",),
    '"': ('"',),
    "''": ("''",),
    "``": ("''",),
}
# Marks that close in their place where whoever set the text mixed two styles.
_MIXED = {"“": '"', '"': "”"}
_SINGLE = ("'", "‘")
_ALWAYS_OPEN = ("“", "„", "«", "‹", "‘", "``")
_MARK = re.compile("''|``|[“”„«»‹›‘’'\"]")
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
        yield from _in_paragraph(text, Span(*paragraph.span()))


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Quotation]:
    marks = [Span(*m.span()) for m in _MARK.finditer(text, paragraph.start, paragraph.end)]
    # Where a mark of one kind found no partner, no later one of that kind will find one either.
    hopeless: set[str] = set()
    done = paragraph.start
    for at, mark in enumerate(marks):
        kind = mark.of(text)
        if mark.start < done or kind in hopeless or not _opens(text, mark, paragraph):
            continue
        closing = _closing(text, marks, at)
        if closing is None and not _opens_paragraph(text, mark, paragraph):
            hopeless.add(kind)
            continue
        inner_end = closing.start if closing else paragraph.end
        done = closing.end if closing else paragraph.end
        if text[mark.end : inner_end].strip():
            yield Quotation(
                Span(mark.start, done), Span(mark.end, inner_end), closed=closing is not None
            )


def _opens(text: str, mark: Span, paragraph: Span) -> bool:
    kind = mark.of(text)
    if kind not in _CLOSING or mark.end >= paragraph.end or text[mark.end].isspace():
        return False
    if kind in _ALWAYS_OPEN:
        return True
    before = text[mark.start - 1] if mark.start > paragraph.start else " "
    return not before.isalnum() and before not in ".,!?"


def _closing(text: str, marks: list[Span], at: int) -> Span | None:
    """The mark that closes `marks[at]`; one of the other style if none of its own comes first."""
    kind = marks[at].of(text)
    own, other = _CLOSING[kind], _MIXED.get(kind)
    spare: Span | None = None
    for later in range(at + 1, len(marks)):
        mark, sign = marks[later], marks[later].of(text)
        if sign == "“" and kind in _MIXED:
            if spare:
                return spare
            other = None  # what follows closes this one
        elif sign == other and _closes(text, mark):
            spare = spare or mark
        elif sign in own and (kind not in _SINGLE or _closes(text, mark)):
            return spare if spare and kind == '"' else mark
    return spare


def _closes(text: str, mark: Span) -> bool:
    """An apostrophe stands between letters, or after a plural s with its noun behind it."""
    if text[mark.end : mark.end + 1].isalnum():
        return False
    return not (text[mark.start - 1] == "s" and re.match(r" [a-z]", text[mark.end : mark.end + 2]))


def _opens_paragraph(text: str, mark: Span, paragraph: Span) -> bool:
    """A paragraph that begins with a double mark and never closes it is quoted to its end."""
    alone = not text[paragraph.start : mark.start].strip()
    return alone and mark.of(text) not in _SINGLE
