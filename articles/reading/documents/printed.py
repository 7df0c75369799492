"""The lines of printed pages as paragraphs. Pages do not say where a paragraph ends."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, starmap
from statistics import quantiles

_GAP = 1.4  # times the usual step from line to line
_OTHER_SIZE = 1.15
_EDGE = 2  # lines at the top and the bottom of a page that may be its furniture
_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?\W*", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:…][\"”’'»)\]]*$")
_CUT_WORD = re.compile(r"(?<=[^\W\d_])[-\xad\u2010]$")


@dataclass
class Line:
    """height: of the line on the page, in points from below, if known; size: of its type."""

    text: str = ""
    height: float | None = None
    size: float = 0.0


def with_gaps(lines: Sequence[Line]) -> list[str]:
    """The texts, with a blank line where the page leaves a gap or the type changes its size."""
    steps = [step for step in starmap(_step, pairwise(lines)) if step > 0]
    usual = quantiles(steps, n=4)[0] if len(steps) > 1 else 0.0  # most may be gaps
    found = [lines[0].text] if lines else []
    for line, after in pairwise(lines):
        larger, smaller = max(line.size, after.size), min(line.size, after.size)
        if _step(line, after) > _GAP * usual > 0 or larger > _OTHER_SIZE * smaller > 0:
            found.append("")
        found.append(after.text)
    return found


def _step(line: Line, after: Line) -> float:
    """How far the next line is below; 0 where nobody knows."""
    if line.height is None or after.height is None:
        return 0.0
    return line.height - after.height


def paragraphs(pages: Sequence[Sequence[str]]) -> list[str]:
    """The paragraphs of the text that goes on from page to page.

    pages  the lines of each page, top to bottom
    A paragraph ends at a blank line, and at a line that ends a sentence and is not full.
    """
    bare = [[" ".join(line.split()) for line in page] for page in pages]
    repeated = _furniture(bare)
    lines = list(chain.from_iterable(_story(page, repeated) for page in bare))
    full = _full_width([line for line in lines if line])
    found: list[str] = []
    open_line = ""
    for line in lines:
        if not line:
            open_line = ""
        elif open_line and not _ends(open_line, line, full):
            found[-1] = _joined(found[-1], line)
            open_line = line
        else:
            found.append(line)
            open_line = line
    return found


def _furniture(pages: Sequence[Sequence[str]]) -> set[str]:
    """What stands at the edge of several pages, whatever its numbers."""
    edges = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    return {key for key, times in edges.items() if times > 1 and times * 2 >= len(pages)}


def _edges(page: Sequence[str]) -> Iterator[str]:
    lines = [line for line in page if line]
    return chain(lines[:_EDGE], lines[-_EDGE:])


def _story(page: Sequence[str], repeated: set[str]) -> list[str]:
    """The lines of a page without its furniture; a page's end alone parts no paragraph."""
    edges = set(_edges(page))
    kept = [
        line
        for line in page
        if line not in edges or not (_key(line) in repeated or _NUMBER.fullmatch(line))
    ]
    while kept and not kept[0]:
        kept.pop(0)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _key(line: str) -> str:
    return re.sub(r"\d+", "0", line.casefold())


def _full_width(lines: Sequence[str]) -> float:
    """Characters in a full line, by the wider half of the lines; type is proportional."""
    widths = [len(line) for line in lines]
    return 0.9 * quantiles(widths, n=4)[2] if len(widths) > 2 else 0.0


def _ends(line: str, after: str, full: float) -> bool:
    """Whether a paragraph ends with `line`: its sentence does, and a word more would have fitted.

    A line much shorter than the others is a heading, whatever it ends with.
    """
    if after[0].islower():
        return False
    room = len(line) + 1 + len(after.split(maxsplit=1)[0]) < full
    return (room and bool(_ENDED.search(line))) or len(line) < 0.5 * full


def _joined(text: str, line: str) -> str:
    """A word cut by a hyphen becomes whole where it goes on in small letters."""
    if _CUT_WORD.search(text) and line[0].islower():
        return text[:-1] + line
    return f"{text} {line}"
