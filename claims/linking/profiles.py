"""A claim read once, so that it can be held against many others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claims.extraction.quotations import quotations
from claims.linking import moments, names, polarity, quantities, words
from claims.linking.embedding import LONGEST, Vectors, embed_statements
from claims.linking.schema import Statement

NEARLY_ALL = 0.6  # share of a content in quotation marks from which on it is a quotation


@dataclass(frozen=True, slots=True)
class Profile:
    """What the scorer compares."""

    vector: Vectors  # 384, of length one
    content: dict[str, float]  # stems with the weight of each
    context: dict[str, float]
    text: str  # all of it, for the sake of how its words are written
    runs: frozenset[tuple[str, ...]]
    quoted: bool
    length: int
    speaker: frozenset[str]
    names: frozenset[str]
    context_names: frozenset[str]
    quantities: tuple[quantities.Quantity, ...]
    stems: frozenset[str]
    stance: int
    denies: bool
    negated: bool
    hedged: bool
    published: date | None
    years: frozenset[int]  # named in the content
    years_nearby: frozenset[int]


def profiles(statements: Sequence[Statement]) -> list[Profile]:
    vectors = embed_statements(statements)
    return [profile(each, vector) for each, vector in zip(statements, vectors, strict=True)]


def profile(statement: Statement, vector: Vectors) -> Profile:
    """Read `statement`, whose embedding is `vector`."""
    content, cue = statement.content[:LONGEST], statement.cue[:LONGEST]
    speaker, context = statement.speaker[:LONGEST], statement.context[:LONGEST]
    said = f"{cue} {content}"
    return Profile(
        vector=vector,
        content=words.weighed(content),
        context=words.weighed(context),
        text=f"{content} {speaker} {context}",
        runs=words.runs(content),
        quoted=quoted(content),
        length=len(words.words(content)),
        speaker=names.names(speaker),
        names=names.names(content),
        context_names=names.names(context),
        quantities=quantities.quantities(content),
        stems=frozenset(words.stem(word) for word in words.words(said)),
        stance=polarity.stance(cue),
        denies=polarity.denies(cue),
        negated=polarity.negations(content) % 2 == 1,
        hedged=polarity.hedged(said),
        published=statement.published,
        years=moments.years(content),
        years_nearby=moments.years(context),
    )


def quoted(content: str) -> bool:
    """Is hardly more in `content` than what somebody is said to have uttered word for word?"""
    marked = (each.outer for each in quotations(content))
    return sum(span.end - span.start for span in marked) > NEARLY_ALL * len(content)
