"""Where content ends: marks and white space at its edges are none of it."""

from claims.extraction.schema import Span

_MARKS = " \t\n\r\f\v\u00a0\u2009\u202f,.;:—–-“”„«»‹›\"'‘"
_BEHIND = _MARKS + "’"


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The characters without marks at either edge; None if no word is left."""
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _BEHIND:
        end -= 1
    return Span(start, end) if any(text[i].isalnum() for i in range(start, end)) else None


def stripped(text: str, start: int, end: int) -> Span | None:
    """The characters without white space at either edge; None if nothing is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip())) if words.strip() else None
