"""Text to word pieces with what the uncased tokenizer throws away: case, line breaks, quotation.

The trained tagger and its recipe both read text through this file, so that a piece means the same
to both.
"""

import re
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

CASES, BREAKS, QUOTES = 4, 3, 4
FEATURES = CASES * BREAKS * QUOTES

MARKS = re.compile(r"[“”„«»\"]|''|``|\n")
OPENING, CLOSING = frozenset("“„«") | {"``"}, frozenset("”»")
SURROGATE = re.compile(r"[\ud800-\udfff]")

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """`n` word pieces in text order; every array is of shape (n,).

    `starts` and `ends` are code points; `features` joins case, line break before and quotation
    state in one number below `FEATURES`; `paragraphs` counts line breaks from the start;
    `words` numbers the words from 0 (a run of letters and digits, or any other single piece).
    """

    ids: Ints
    starts: Ints
    ends: Ints
    features: Ints
    paragraphs: Ints
    words: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def part(self, which: slice) -> "Pieces":
        return Pieces(*(getattr(self, column.name)[which] for column in fields(self)))


def read_pieces(tokenizer: Tokenizer, text: str) -> Pieces:
    """Cut any string into pieces, in time linear in its length."""
    encoding = tokenizer.encode(SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    cases = np.array([case_of(text[a:b]) for a, b in encoding.offsets], dtype=np.int64)
    lines = line_numbers(text)
    before = np.concatenate([lines[:1] * 0, lines])[np.minimum(starts, len(lines))]
    breaks = np.minimum(np.diff(before, prepend=-2), BREAKS - 1)
    quotes = quotation_states(text)[starts] if len(starts) else starts
    features = (cases * BREAKS + breaks) * QUOTES + quotes
    ids = np.array(encoding.ids, dtype=np.int64)
    return Pieces(ids, starts, ends, features, before, word_numbers(text, starts, ends))


def case_of(piece: str) -> int:
    """0: no capital, 1: capital first, 2: all capitals (two or more), 3: capitals within."""
    if piece.islower() or not piece:
        return 0
    if piece.isupper():
        return 2 if len(piece) > 1 else 1
    if piece[:1].isupper():
        return 1
    return 3 if any(c.isupper() for c in piece) else 0


def word_numbers(text: str, starts: Ints, ends: Ints) -> Ints:
    """A piece goes on a word if it touches the piece before and both sides are alphanumeric."""
    if not len(starts):
        return starts
    begins = [
        a != b or not (text[a].isalnum() and text[a - 1].isalnum())
        for a, b in zip(starts[1:].tolist(), ends[:-1].tolist(), strict=True)
    ]
    return np.cumsum([0, *begins]).astype(np.int64)


def line_numbers(text: str) -> Ints:
    """For each character the number of line breaks up to and including it."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32)
    return np.cumsum(codes == ord("\n")).astype(np.int64)


def quotation_states(text: str) -> Ints:
    """For each character 0 outside or 1 inside double quotation marks, 2 at an opening mark,
    3 at a closing one. A line break closes whatever stands open, as in a quotation that runs over
    several paragraphs, each with an opening mark of its own."""
    states = np.zeros(max(len(text), 1), dtype=np.int64)
    opened = -1
    for mark in MARKS.finditer(text):
        sign, at, end = mark.group(), mark.start(), mark.end()
        if opened >= 0:
            states[opened:at] = 1
        if sign in OPENING or (opened < 0 and sign not in CLOSING and sign != "\n"):
            states[at:end] = 2
            opened = end
        else:
            states[at:end] = 0 if sign == "\n" else 3
            opened = -1
    return states
