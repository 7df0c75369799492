"""Claims of the database as the statements that are compared."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db.models import BinaryField, F, Func, OuterRef, Subquery
from django.db.models.functions import Greatest, Length, Substr

from claims.extraction import UNKNOWN
from claims.linking.embedding import Vectors
from claims.linking.profiles import Profile, profile
from claims.linking.schema import Statement
from claims.models import Claim, Hop, Piece
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
    return whole_words(text[start:end], cut_before=start > 0, cut_after=end < len(text))


def whole_words(passage: str, *, cut_before: bool, cut_after: bool) -> str:
    words = passage.split()
    return " ".join(words[cut_before : -1 if cut_after else None])


@dataclass(frozen=True, slots=True)
class Stored:
    """A claim that has an embedding, as far as another is compared with it."""

    statement: Statement
    vector: Vectors
    article: int
    family: int | None  # of copies


def stored(claims: Iterable[int]) -> dict[int, Stored]:
    """Those of `claims` that links are sought for, by number.

    One query that brings the passages and no rows to be made into models: a text whose claims
    have been made by many has a thousand claims to be compared with.
    """
    fields = {
        "start": _of_pieces("start", "start"),
        "end": _of_pieces("-end", "end"),
        "text_length": Length("run__version__text"),
        "from_place": Greatest(F("start") - AROUND, 0),
        "around": Substr(
            "run__version__text", F("from_place") + 1, F("end") + AROUND - F("from_place")
        ),
        "speaker": _speaker(),
        "sent": Func("embedding__vector", function="halfvec_send", output_field=BinaryField()),
    }
    rows = comparable().filter(pk__in=list(claims), embedding__isnull=False).order_by()
    found = rows.prefetch_related(None).annotate(**fields).values(*COLUMNS, *fields)
    return {row["pk"]: _stored(row) for row in found}


def profiled(claims: Iterable[int]) -> dict[int, tuple[Stored, Profile]]:
    """The same, each read so that it can be compared."""
    return {pk: (each, profile(each.statement, each.vector)) for pk, each in stored(claims).items()}


COLUMNS = (
    *("pk", "content", "cue", "run__version__article"),
    *("run__version__article__published_at", "run__version__copy__family"),
    "run__version__copy__left",
)


def _stored(row: Mapping[str, Any]) -> Stored:
    published: dt.datetime | None = row["run__version__article__published_at"]
    start, end = row["start"] > AROUND, row["end"] + AROUND < row["text_length"]
    return Stored(
        Statement(
            content=row["content"],
            speaker=row["speaker"] or "",
            cue=row["cue"],
            context=whole_words(row["around"], cut_before=start, cut_after=end),
            published=published.date() if published else None,
        ),
        vector=_sent(row["sent"]),
        article=row["run__version__article"],
        family=None if row["run__version__copy__left"] else row["run__version__copy__family"],
    )


def _sent(halfvec: bytes) -> Vectors:
    """A vector in the form in which the database sends it: reading its text takes much longer."""
    return np.frombuffer(halfvec, dtype=">f2", offset=4).astype(np.float32)


def _of_pieces(order: str, field: str) -> Subquery:
    pieces = Piece.objects.filter(claim=OuterRef("pk")).order_by(order)
    return Subquery(pieces.values(field)[:1])


def _speaker() -> Subquery:
    """The origin of the chain, if known."""
    known = Hop.objects.filter(claim=OuterRef("pk")).exclude(party__name=UNKNOWN)
    return Subquery(known.order_by("-position").values("party__name")[:1])


def copied(one: Claim, other: Stored) -> bool:
    """Do both stand, in the same words, in copies of one text?"""
    ours = family(one)
    return ours is not None and ours == other.family and one.content == other.statement.content


def family(claim: Claim) -> int | None:
    copy = getattr(claim.run.version, "copy", None)
    return None if copy is None or copy.left else copy.family_id


def published_on(claim: Claim) -> dt.date | None:
    return claim.run.version.article.published_on


def vector_of(claim: Claim) -> Vectors:
    """Its embedding, of rows that were read with it."""
    return np.array(claim.embedding.vector, dtype=np.float32)
