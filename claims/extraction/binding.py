"""How far a piece stands from a cue, in buckets: the condition under which roles are read."""

import numpy as np

from claims.extraction.pieces import Ints

NEAR, FAR = 16, 8
SIDE = NEAR + FAR
DISTANCES = 2 * SIDE + 1 + 1
PARAGRAPH_REACH = 3
REACH = 96
PARAGRAPHS = 2 * PARAGRAPH_REACH + 1


def distance_buckets(length: int, first: int, last: int, *, cued: bool) -> Ints:
    """Buckets (length,): 0 on the cue, then before it, then after it; exact up to `NEAR` pieces,
    logarithmic beyond. Where there is no cue, the anchor has the last bucket and is no cue."""
    at = np.arange(length, dtype=np.int64)
    before, after = bucket(first - at), SIDE + bucket(at - last)
    found = np.where(at < first, before, np.where(at > last, after, 0))
    return found if cued else np.where(found == 0, DISTANCES - 1, found)


def bucket(gap: Ints) -> Ints:
    """1 .. SIDE for gaps of 1 piece and more."""
    gap = np.maximum(gap, 1)
    far = NEAR + 1 + np.floor(2 * np.log2(gap / NEAR)).astype(np.int64)
    found: Ints = np.minimum(np.where(gap <= NEAR, gap, far), SIDE)
    return found


def paragraph_buckets(paragraphs: Ints, anchor: int) -> Ints:
    """Line breaks between each piece and the anchor, signed and clipped, from 0."""
    gap = paragraphs - paragraphs[anchor]
    found: Ints = np.clip(gap, -PARAGRAPH_REACH, PARAGRAPH_REACH) + PARAGRAPH_REACH
    return found


def reach_of(length: int, anchor: int) -> slice:
    """The pieces of a window of `length` in which the roles of a cue are looked for."""
    start = max(0, min(anchor - REACH, length - 2 * REACH))
    return slice(start, min(length, start + 2 * REACH))
