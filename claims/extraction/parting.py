"""A statement ends with its paragraph; only a quotation goes on in the next one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.extraction.edges import trimmed
from claims.extraction.layers import Attribution
from claims.extraction.schema import Span

_LINE_END = re.compile(r"\n\s*")
_OPENING = frozenset("“\"„«'")


def by_paragraph(text: str, made: Attribution) -> Iterator[Attribution]:
    """The statement in the paragraph of its cue, or in the one nearest to it, and each quotation
    of another paragraph as a statement of its own."""
    parts = [part for piece in made.content for part in _parts(text, piece)]
    groups = _groups(text, [p for p in parts if p.of(text).lower() != "that"] or parts)
    anchor = made.cue or groups[0][0]
    home = min(groups, key=lambda group: _distance(text, group, anchor))
    yield replace(made, content=tuple(home))
    for group in groups:
        if group is not home and text[group[0].start - 1] in _OPENING:
            yield replace(made, content=tuple(group), cue=None)


def _parts(text: str, piece: Span) -> Iterator[Span]:
    start = piece.start
    for end, behind in [*_breaks(text, piece.start, piece.end), (piece.end, piece.end)]:
        if part := trimmed(text, start, end):
            yield part
        start = behind


def _breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ends of paragraphs; a line that goes on in lower case was only wrapped."""
    for found in _LINE_END.finditer(text, start, end):
        if "\n" in found[0][1:] or not text[found.end() : found.end() + 1].islower():
            yield found.span()


def _groups(text: str, parts: Sequence[Span]) -> list[list[Span]]:
    groups: list[list[Span]] = []
    for part in parts:
        if groups and _is_one(text, groups[-1][-1].end, part.start):
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _is_one(text: str, end: int, start: int) -> bool:
    """Whether no paragraph ends between two parts, unless in a colon."""
    return ":" in text[end:start] or not any(_breaks(text, end, start))


def _distance(text: str, group: Sequence[Span], anchor: Span) -> tuple[bool, int]:
    """Whether a paragraph ends between them, and how many characters there are."""
    low, high = sorted((anchor, Span(group[0].start, group[-1].end)))
    return any(_breaks(text, low.end, high.start)), max(0, high.start - low.end)
