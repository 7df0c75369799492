"""Claims of the database as the statements that are compared."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from claims.extraction import UNKNOWN
from claims.linking.embedding import Vectors
from claims.linking.schema import Statement
from claims.models import Claim
from claims.models.claim import ClaimQuerySet

AROUND = 190  # characters of context to either side, as in the pairs that the scorer was fitted on


def comparable() -> ClaimQuerySet:
    """Claims that links are sought for, with all that a statement takes."""
    return (
        Claim.objects.current()
        .exclude(status=Claim.Status.REJECTED)
        .select_related("run__version__article", "run__version__copy")
        .defer("search", "run__version__segments")
        .prefetch_related("pieces", "hops__party")
        .order_by("pk")
    )


def statements(claims: Iterable[Claim]) -> list[Statement]:
    return [statement(claim) for claim in claims]


def statement(claim: Claim) -> Statement:
    """`claim` with the passage around it; who says it is the origin of its chain, if known."""
    article = claim.run.version.article
    return Statement(
        content=claim.content,
        speaker=speaker(claim),
        cue=claim.cue,
        context=passage(claim, claim.run.version.text),
        published=article.published_on,
    )


def speaker(claim: Claim) -> str:
    names = [hop.party.name for hop in claim.chain if hop.party.name != UNKNOWN]
    return names[-1] if names else ""


def passage(claim: Claim, text: str) -> str:
    """The words around the first and last piece of the content, whole words only."""
    pieces: Sequence[tuple[int, int]] = [(p.start, p.end) for p in claim.pieces.all()]
    start = max(0, min(start for start, _ in pieces) - AROUND)
    end = min(len(text), max(end for _, end in pieces) + AROUND)
    words = text[start:end].split()
    return " ".join(words[1 if start else 0 : -1 if end < len(text) else None])


def copied(one: Claim, other: Claim) -> bool:
    """Do both stand, in the same words, in copies of one text?"""
    ours, theirs = family(one), family(other)
    return ours is not None and ours == theirs and one.content == other.content


def family(claim: Claim) -> int | None:
    copy = getattr(claim.run.version, "copy", None)
    return None if copy is None or copy.left else copy.family_id


def published_on(claim: Claim) -> date | None:
    return claim.run.version.article.published_on


def vector_of(claim: Claim) -> Vectors:
    return np.array(claim.embedding.vector, dtype=np.float32)
