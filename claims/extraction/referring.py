"""Which named entities an anaphor is weighed against, and how far each stands from it."""

import numpy as np

from claims.extraction.binding import bucket
from claims.extraction.pieces import Ints

CANDIDATES = 24
GAPS = 32
PARAGRAPH_GAPS = 5


def candidates(spans: Ints, first: int, last: int) -> Ints:
    """Indices of the `CANDIDATES` entities nearest before an anaphor (one may follow), nearest
    first. `spans` (e, 2) are first and last piece, in order."""
    before = np.flatnonzero(spans[:, 1] < first)
    after = np.flatnonzero(spans[:, 0] > last)[:1]
    return np.concatenate([before[::-1][: CANDIDATES - len(after)], after]).astype(np.int64)


def gap_buckets(paragraphs: Ints, spans: Ints, first: int) -> Ints:
    """(c, 3) for candidates in the order of `candidates`: gap in pieces, in lines, and rank.

    `paragraphs` counts lines by piece.
    """
    ahead = spans[:, 0] > first
    gap = np.where(ahead, 0, bucket(np.abs(first - spans[:, 1])))
    lines = np.clip(paragraphs[first] - paragraphs[spans[:, 0]], 0, PARAGRAPH_GAPS - 1)
    return np.stack([gap, lines, np.arange(len(spans))], axis=1)
