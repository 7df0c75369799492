"""The paragraphs of a plain text, each knowing where its characters were taken from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# Not printed: controls, soft hyphens, zero-width spaces, direction marks, lone surrogates.
# Joiners (U+200C, U+200D) stay, for they change letters.
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff"
)
_RUN = re.compile(rf"[^\s{_UNSEEN}]+(?: [^\s{_UNSEEN}]+)*")
_HEADING_MARK = re.compile(r"\s*#{1,6}\s+")

_WIDEST_WRAP = 100  # columns; no typewriter, mail or terminal wraps later

Run = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """runs: (start in text, start in given, length) of every stretch taken over unchanged."""

    text: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int  # of `raw` in the text as given
    raw: str
    width: int  # without the space around it
    first_word: int  # its length


def paragraphs(given: str) -> list[Paragraph]:
    """Blank lines part paragraphs, and so does every line break that is no mere wrapping."""
    blocks = list(_blocks(given))
    wrap = _wrap_width(blocks)
    found = (_paragraph(lines) for block in blocks for lines in _unwrapped(block, wrap))
    return [paragraph for paragraph in found if paragraph.text]


def _blocks(given: str) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    start = 0
    for raw in given.splitlines(keepends=True):
        visible = raw.strip()
        if visible:
            block.append(_Line(start, raw, len(visible), len(visible.split(maxsplit=1)[0])))
        elif block:
            yield block
            block = []
        start += len(raw)
    if block:
        yield block


def _wrap_width(blocks: list[list[_Line]]) -> int:
    """The column at which a program wrapped the lines, or 0 where people set the breaks.

    A line alone was not wrapped, nor can one long word (an address) be.
    """
    blocks = [block for block in blocks if len(block) > 1]
    widths = [line.width for block in blocks for line in block if line.width > line.first_word]
    width = max(widths, default=0)
    breaks = [_is_full(a, b, width) for block in blocks for a, b in pairwise(block)]
    is_wrapped = 0 < width <= _WIDEST_WRAP and sum(breaks) >= 0.6 * len(breaks)
    return width if is_wrapped else 0


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    """The next word would not have fitted."""
    return line.width + 1 + after.first_word > width


def _unwrapped(block: list[_Line], wrap: int) -> Iterator[list[_Line]]:
    """The lines of each paragraph of a block."""
    lines = block[:1]
    for line, after in pairwise(block):
        if wrap and _is_full(line, after, wrap):
            lines.append(after)
        else:
            yield lines
            lines = [after]
    yield lines


def _paragraph(lines: list[_Line]) -> Paragraph:
    """One space where white space stood, nothing where something unseen did."""
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    for line in lines:
        space = bool(parts)
        end = 0
        for found in _RUN.finditer(line.raw, _text_start(line)):
            space = space or (bool(parts) and any(map(str.isspace, line.raw[end : found.start()])))
            if space:
                parts.append(" ")
                length += 1
            runs.append((length, line.start + found.start(), len(found[0])))
            parts.append(found[0])
            length += len(found[0])
            space, end = False, found.end()
    return Paragraph("".join(parts), tuple(runs))


def _text_start(line: _Line) -> int:
    mark = _HEADING_MARK.match(line.raw)
    return mark.end() if mark else 0
