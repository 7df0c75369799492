"""The characters at places of a text. Pure."""

from collections.abc import Iterable

from claims.extraction import Span

BETWEEN_PIECES = " … "


class Misplaced(ValueError):
    """A place lies outside the text."""


def exact(text: str, span: Span) -> str:
    """The characters at `span`. Raises Misplaced where it leaves the text."""
    if span.end > len(text):
        raise Misplaced(f"{span.start}..{span.end} in a text of {len(text)} characters")
    return span.of(text)


def joined(text: str, pieces: Iterable[Span]) -> str:
    """The content of a claim as one line. Raises Misplaced."""
    return BETWEEN_PIECES.join(exact(text, piece) for piece in pieces)
