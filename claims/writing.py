"""What a claim says and who says it, as rows that hold the characters at each place.

All raise Misplaced where a place leaves the text.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from claims.extraction import Span
from claims.models import Claim, Hop, Party, Piece
from claims.places import exact


def cue(text: str, at: Span | None) -> dict[str, Any]:
    """The fields of a claim for its cue."""
    return {
        "cue": exact(text, at) if at else "",
        "cue_start": at.start if at else None,
        "cue_end": at.end if at else None,
    }


def pieces(claim: Claim, text: str, content: Iterable[Span]) -> Iterator[Piece]:
    for position, at in enumerate(content, start=1):
        yield Piece(
            claim=claim, position=position, start=at.start, end=at.end, exact=exact(text, at)
        )


def hop(
    claim: Claim, position: int, party: Party, text: str, mention: Span | None, **office: Any
) -> Hop:
    return Hop(
        claim=claim,
        position=position,
        party=party,
        mention=exact(text, mention) if mention else "",
        start=mention.start if mention else None,
        end=mention.end if mention else None,
        **office,
    )
