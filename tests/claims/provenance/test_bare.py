"""Plain sentences, and whether they state what somebody is said to have stated."""

import pytest

from claims.extraction import Span, sentence_spans
from claims.provenance.bare import bare, is_plain, stated
from tests.quality.lost.measuring import corpus, measured

TEXT = "The ferry stayed in port. Ada Lind said it was the rudder. Its rudder has a deep crack."


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_what_no_claim_covers_is_bare() -> None:
    found = bare(TEXT, sentence_spans(TEXT), [span("it was the rudder"), span("Ada Lind")])
    assert [each.of(TEXT) for each in found] == [
        "The ferry stayed in port.",
        "Its rudder has a deep crack.",
    ]


def test_a_sentence_that_a_claim_touches_is_not() -> None:
    found = bare(TEXT, sentence_spans(TEXT), [span("deep crack"), span("port")])
    assert found == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The rudder has a crack, Ada Lind said.",
        "The rudder has a crack, according to Ada Lind.",
        "The rudder “has a crack” from end to end.",
        "The rudder reportedly has a crack from end to end.",
        "Quoting a sailor, the Post has the rudder cracked.",
        "Ada Lind warns of a crack in the rudder.",
        "So it goes.",
    ],
)
def test_a_sentence_that_names_who_says_it_is_not_plain(sentence: str) -> None:
    assert not is_plain(sentence)


def test_the_words_beside_it_are_its_context() -> None:
    sentence = span("Its rudder has a deep crack.")
    read = stated(TEXT, sentence)
    assert read.content == "Its rudder has a deep crack."
    assert read.context == TEXT


def test_the_corpus_is_as_large_as_it_says() -> None:
    rows = [row for half in ("development", "held out") for row in corpus(half)]
    assert sum(len(row["restates"]) for row in rows) == 24
    assert sum(len(row["others"]) for row in rows) == 48


@pytest.mark.model
@pytest.mark.parametrize(
    ("half", "precision", "recall"), [("development", 0.85, 0.95), ("held out", 0.80, 0.90)]
)
def test_restatements_are_told_from_what_resembles_them(
    half: str, precision: float, recall: float
) -> None:
    found = measured(half)
    assert found.precision >= precision, found
    assert found.recall >= recall, found
