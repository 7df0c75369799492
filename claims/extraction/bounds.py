"""Where a sentence begins, without a walk of unbounded length."""

from spacy.tokens import Doc

# As far as one looks for what belongs together; spaCy's own walk has no limit.
_WIDEST = 100


def sentence_start(doc: Doc, at: int) -> int:
    """The start of the sentence that holds token `at`, or the furthest token looked at."""
    low = max(0, at - _WIDEST)
    return next((i for i in range(at, low, -1) if doc[i].is_sent_start), low)
