"""Claims of our own invention, read without the encoder."""

from datetime import date

import numpy as np

from claims.linking.embedding import DIMENSIONS
from claims.linking.profiles import Profile, profile
from claims.linking.schema import Statement

HARBOUR = date(2021, 3, 4)


def statement(
    content: str = "the harbour wall will hold",
    *,
    speaker: str = "Ada Kroll",
    cue: str = "said",
    context: str = "",
    published: date | None = HARBOUR,
) -> Statement:
    return Statement(content, speaker, cue, context, published)


def read(given: Statement, towards: int = 0) -> Profile:
    """As if its embedding were the unit vector along axis `towards`."""
    vector = np.zeros(DIMENSIONS, dtype=np.float32)
    vector[towards] = 1
    return profile(given, vector)
