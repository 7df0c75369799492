"""Claims of the database as statements: read as rows or by one query, they are the same."""

import datetime as dt

import numpy as np
import pytest
from pgvector import HalfVector

from claims.extraction import UNKNOWN
from claims.linking.embedding import DIMENSIONS
from claims.linking.gather import comparable, copied, statement, stored
from claims.models import Claim, Embedding
from tests.factories import make_article, make_claim, make_family, make_version

pytestmark = pytest.mark.django_db

SAID = "“The wall”, said Rosa Vik, “will hold”, and “nobody need worry”, the Orvik Post reported."


def stands(
    text: str = SAID, content: str | list[str] = "will hold", *, chain: tuple[str, ...] = ("Vik",)
) -> Claim:
    claim = make_claim(make_version(text), content, chain=chain)
    Embedding.objects.create(
        claim=claim,
        vector=HalfVector(np.eye(DIMENSIONS)[0]),
        article_id=claim.run.version.article_id,
    )
    return comparable().get(pk=claim.pk)


@pytest.mark.parametrize("before", ["", "Rain fell. ", "It rained for days on end. " * 12])
@pytest.mark.parametrize("after", ["", " Tor Lund disagreed.", " Snøen ble liggende. " * 15])
@pytest.mark.parametrize("content", ["will hold", ["The wall", "will hold", "nobody need worry"]])
def test_both_ways_read_the_same(before: str, after: str, content: str | list[str]) -> None:
    claim = stands(before + SAID + after, content, chain=("Orvik Post", "Rosa Vik"))
    found = stored([claim.pk])[claim.pk]
    assert found.statement == statement(claim)
    assert found.article == claim.run.version.article_id
    assert list(found.vector) == [1, *[0] * (DIMENSIONS - 1)]


def test_an_origin_that_nobody_knows_is_no_speaker() -> None:
    known, unknown = stands(chain=("Rosa Vik", UNKNOWN)), stands(chain=(UNKNOWN,))
    found = stored([known.pk, unknown.pk])
    assert found[known.pk].statement.speaker == statement(known).speaker == "Rosa Vik"
    assert found[unknown.pk].statement.speaker == statement(unknown).speaker == ""


def test_a_text_without_a_date() -> None:
    claim = make_claim(make_version(SAID, make_article(published=None)), "will hold")
    Embedding.objects.create(claim=claim, vector=HalfVector([1.0] * DIMENSIONS), article_id=1)
    assert stored([claim.pk])[claim.pk].statement.published is None
    assert stored([stands().pk]).popitem()[1].statement.published == dt.date(2026, 3, 6)


def test_the_same_words_in_copies_of_one_text() -> None:
    one, other, apart = stands(), stands(), stands()
    family = make_family(one.run.version, other.run.version)
    read = stored([other.pk, apart.pk])
    one = comparable().get(pk=one.pk)
    assert copied(one, read[other.pk])
    assert not copied(one, read[apart.pk])
    family.copies.filter(version=other.run.version).update(left=True)
    assert not copied(one, stored([other.pk])[other.pk])


def test_what_has_no_embedding_or_was_rejected_is_left_out() -> None:
    bare, rejected = make_claim(), stands()
    Claim.objects.filter(pk=rejected.pk).update(status=Claim.Status.REJECTED)
    assert stored([bare.pk, rejected.pk]) == {}
