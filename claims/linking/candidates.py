"""Claims that may state the same as a given one: near in meaning, by the same party, or with the
same rare words, printed by other articles in one window of time; at most 50."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from claims.linking.embedding import Vectors
from claims.linking.words import rarity, words
from claims.models import Claim

MOST = 50
NEAREST, BY_PARTY, BY_WORDS = 50, 20, 20
WINDOW = 400  # days before and after; a date unknown lies in every window
PARTY_WINDOW = 14
LOOKED_AT = 200  # newest claims of the parties: who is in the news every day has ten thousands
RARE, RARE_WORDS = 0.8, 4
SEARCHED = 120  # how many neighbours the index looks at: recall against time

NEAREST_IN_WINDOW = """
SELECT claim_id, vector <=> %(vector)s::halfvec AS distance FROM claims_embedding
WHERE article_id <> %(article)s
  AND (published_on IS NULL OR published_on BETWEEN %(first)s AND %(last)s)
ORDER BY distance LIMIT %(most)s
"""
_BY_PARTY = """
SELECT e.claim_id, e.vector <=> %(vector)s::halfvec
FROM (
  SELECT DISTINCT claim_id FROM claims_hop WHERE party_id = ANY(%(parties)s)
  ORDER BY claim_id DESC LIMIT %(looked_at)s
) h JOIN claims_embedding e ON e.claim_id = h.claim_id
WHERE e.article_id <> %(article)s AND e.published_on BETWEEN %(near_first)s AND %(near_last)s
ORDER BY e.claim_id DESC LIMIT %(by_party)s
"""
_BY_WORDS = """
SELECT e.claim_id, e.vector <=> %(vector)s::halfvec
FROM claims_claim c JOIN claims_embedding e ON e.claim_id = c.id
WHERE c.search @@ to_tsquery('english', %(words)s) AND e.article_id <> %(article)s
LIMIT %(by_words)s
"""


def candidates(claim: Claim, vector: Vectors, near: date | None) -> list[int]:
    """The ids of what `claim`, whose embedding is `vector`, may be linked to, the nearest first."""
    given = {
        "article": claim.run.version.article_id,
        "vector": literal(vector),
        "most": NEAREST,
        "by_party": BY_PARTY,
        "looked_at": LOOKED_AT,
        "by_words": BY_WORDS,
        "parties": [hop.party_id for hop in claim.chain if hop.party.named],
        "words": rare_together(claim.content),
        **window(near),
    }
    distances: dict[int, float] = {}
    with transaction.atomic(), connection.cursor() as cursor:
        look_widely(cursor)
        for query in queries(given):
            cursor.execute(query, given)
            distances |= dict(cursor.fetchall())
    return sorted(distances, key=lambda pk: (distances[pk], pk))[:MOST]


def look_widely(cursor: CursorWrapper) -> None:
    """In this transaction the index looks at many, and goes on where the window excludes some."""
    cursor.execute(
        f"SET LOCAL hnsw.iterative_scan = 'relaxed_order'; SET LOCAL hnsw.ef_search = {SEARCHED:d}"
    )


def queries(given: Mapping[str, object]) -> Iterable[str]:
    yield NEAREST_IN_WINDOW
    if given["parties"] and given["near_first"]:
        yield _BY_PARTY
    if given["words"]:
        yield _BY_WORDS


def window(near: date | None) -> dict[str, date | None]:
    if near is None:
        return {"first": date.min, "last": date.max, "near_first": None, "near_last": None}
    ordinal = near.toordinal()
    return {
        "first": day(ordinal - WINDOW),
        "last": day(ordinal + WINDOW),
        "near_first": day(ordinal - PARTY_WINDOW),
        "near_last": day(ordinal + PARTY_WINDOW),
    }


def day(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def rare_together(content: str, least: float = RARE) -> str:
    """A full text query for any two of the rarest words; empty where there are not two."""
    rare = sorted({word for word in words(content) if word.isalpha() and rarity(word) >= least})
    chosen = sorted(rare, key=lambda word: (-rarity(word), word))[:RARE_WORDS]
    pairs = (f"({a} & {b})" for at, a in enumerate(chosen) for b in chosen[at + 1 :])
    return " | ".join(pairs)


def literal(vector: Vectors) -> str:
    return "[" + ",".join(f"{value:.5f}" for value in vector) + "]"
