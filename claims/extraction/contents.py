"""The words that are claimed, put right where the tagger cut them amiss."""

from bisect import bisect_right
from collections.abc import Sequence

from claims.extraction.edges import trimmed
from claims.extraction.quotations import Quotation
from claims.extraction.schema import Span

# Characters by which a content may miss the mark that opens or closes its quotation.
_SLACK = 4
_NEAREST = 8
# Crumbs: so few letters beside so many in the rest of the content.
_CRUMB, _RICH = 14, 30


def mended(
    text: str, pieces: Sequence[Span], cue: Span | None, quoted: Sequence[Span]
) -> tuple[Span, ...]:
    """Pieces without their own cue and without crumbs, drawn out to the marks of a quotation.

    `quoted` are the quotations of the text, without their marks, in order."""
    apart = _trimmed(text, [part for piece in pieces for part in _without_cue(piece, cue)])
    whole = _trimmed(text, [_to_marks(part, cue, quoted) for part in apart])
    return tuple(_without_crumbs(_disjoint(whole)))


def marked(text: str, pieces: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Pieces with both marks of a quotation of which they hold one; those of a content that is
    nothing but a quotation stay outside. `quotations` are those of the text, in order."""
    return tuple(_with_marks(text, piece, quotations) for piece in pieces)


def _with_marks(text: str, piece: Span, quotations: Sequence[Quotation]) -> Span:
    at = bisect_right(quotations, piece.start, key=lambda q: q.outer.end)
    start, end = piece.start, piece.end
    for quotation in quotations[at : at + _NEAREST]:
        mark, close = quotation.outer.start, quotation.outer.end
        if mark >= piece.end:
            break
        opens, closes = piece.start <= mark, close <= piece.end
        if opens and not closes and quotation.closed and _only_marks(text, piece.end, close):
            end = close
        elif closes and not opens and _only_marks(text, mark, piece.start):
            start = mark
    return Span(start, end)


def _only_marks(text: str, start: int, end: int) -> bool:
    return end - start <= _SLACK and not any(map(str.isalnum, text[start:end]))


def _trimmed(text: str, pieces: Sequence[Span]) -> list[Span]:
    return [bare for piece in pieces if (bare := trimmed(text, piece.start, piece.end))]


def _without_cue(piece: Span, cue: Span | None) -> list[Span]:
    if cue is None or not piece.overlaps(cue):
        return [piece]
    sides = ((piece.start, cue.start), (cue.end, piece.end))
    return [Span(start, end) for start, end in sides if start < end]


def _to_marks(piece: Span, cue: Span | None, quoted: Sequence[Span]) -> Span:
    """A piece that begins or ends a quotation takes in the rest of it, unless the cue is in it."""
    at = bisect_right(quoted, piece.start, key=lambda q: q.end)
    start, end = piece.start, piece.end
    for quote in quoted[at : at + _NEAREST]:
        if quote.start >= piece.end:
            break
        if cue and quote.overlaps(cue):
            continue
        if abs(piece.start - quote.start) <= _SLACK:
            end = max(end, quote.end)
        elif abs(piece.end - quote.end) <= _SLACK:
            start = min(start, quote.start)
    return Span(start, end)


def _disjoint(pieces: Sequence[Span]) -> list[Span]:
    made: list[Span] = []
    for piece in sorted(pieces):
        if made and piece.start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, piece.end))
        else:
            made.append(piece)
    return made


def _without_crumbs(pieces: Sequence[Span]) -> list[Span]:
    """Leave out a word or two that were picked up behind a long content."""
    if sum(p.end - p.start for p in pieces) < _RICH:
        return list(pieces)
    return [p for k, p in enumerate(pieces) if k == 0 or p.end - p.start > _CRUMB]
