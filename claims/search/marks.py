"""Where the words sought stand in a text as it was printed. Pure.

The database says which words it found (as a headline over the text without accents);
here they are found again in the text itself, which is never shown altered.
"""

import re
from dataclasses import dataclass

from articles.folding import folded

BEGIN, END = "\x02", "\x03"
MARKED = re.compile(f"{BEGIN}([^{BEGIN}{END}]*){END}")
WORD = re.compile(r"\w+")
BEFORE = 80  # characters of an excerpt that stand before the first word found


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text; `hit` if it was sought."""

    text: str
    hit: bool


def hits(headline: str) -> frozenset[str]:
    """The words between the marks of a headline, without case and accents."""
    return frozenset(
        _plain(word) for found in MARKED.findall(headline) for word in WORD.findall(found)
    )


def marked(text: str, sought: frozenset[str]) -> list[Part]:
    """`text` in order, cut at every word sought; joined, it is `text` again."""
    parts, at = [], 0
    for word in WORD.finditer(text):
        if _plain(word[0]) in sought:
            parts += [Part(text[at : word.start()], False), Part(word[0], True)]
            at = word.end()
    parts.append(Part(text[at:], False))
    return [part for part in parts if part.text]


def excerpt(text: str, sought: frozenset[str], length: int = 260) -> list[Part]:
    """About `length` characters of `text` around the first word sought, whole words only."""
    first = next((word for word in WORD.finditer(text) if _plain(word[0]) in sought), None)
    start = max(0, first.start() - BEFORE) if first else 0
    if start:
        start = text.find(" ", start, start + BEFORE) + 1 or start
    end = start + length
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + length // 2)
    parts = marked(" ".join(text[start:end].split()), sought)
    before = [Part("… ", False)] if start else []
    return [*before, *parts, *([Part(" …", False)] if end < len(text) else [])]


def _plain(word: str) -> str:
    return folded(word).casefold()
