"""The measures, on claims small enough to count by hand."""

import pytest

from claims.extraction import Kind, QuoteKind, Span
from tests.quality.annotations import Attributed, Party
from tests.quality.scoring import agree, pairs, scores

TEXT = "one two three four five six seven eight nine ten"


def party(name: str) -> Party:
    return Party(name, Kind.PERSON, named=True)


def claim(
    words: str, *chain: str, quote: QuoteKind = QuoteKind.INDIRECT, hedged: bool = False
) -> Attributed:
    start = TEXT.index(words)
    content = (Span(start, start + len(words)),)
    return Attributed(content, tuple(map(party, chain)), quote, hedged, denial=False)


def scored(annotated: list[Attributed], found: list[Attributed]) -> dict[str, float]:
    return scores([(TEXT, annotated, found)])


def test_what_agrees_in_everything_scores_full_marks() -> None:
    claims = [claim("one two", "Ida Brook"), claim("five six", "The Post", "Ida Brook")]
    assert set(scored(claims, claims).values()) == {1.0}


def test_half_of_the_words_make_a_pair_and_less_does_not() -> None:
    whole = claim("one two three", "Ida")
    assert len(pairs(TEXT, [whole], [claim("one", "Ida")])) == 1
    assert pairs(TEXT, [claim("one two three four", "Ida")], [claim("one", "Ida")]) == []


def test_the_better_match_is_taken_and_each_claim_once() -> None:
    wanted = [claim("one two three", "Ida")]
    got = [claim("one two", "Ida"), claim("one two three", "Ida")]
    assert [pair.found for pair in pairs(TEXT, wanted, got)] == [got[1]]


def test_a_missing_word_is_detected_but_not_exact() -> None:
    today = scored([claim("one two three", "Ida")], [claim("one two", "Ida")])
    assert (today["detect"], today["exact"]) == (1.0, 0.0)


def test_the_origin_alone_is_who_said_and_the_whole_chain_is_citing() -> None:
    today = scored([claim("one two", "The Post", "Ida")], [claim("one two", "Ida")])
    assert (today["who-said"], today["citing"], today["multi-hop"]) == (1.0, 0.0, 0.0)


def test_f1_counts_what_was_found_in_vain_and_what_was_missed() -> None:
    wanted = [claim("one two", "Ida"), claim("three four", "Ida")]
    got = [claim("one two", "Ida"), claim("seven eight", "Ida"), claim("nine ten", "Ida")]
    assert scored(wanted, got)["detect"] == pytest.approx(2 / 5)


def test_traits_are_shares_of_the_matched_pairs() -> None:
    wanted = [claim("one two", "Ida", hedged=True), claim("three four", "Ida")]
    got = [claim("one two", "Ida"), claim("three four", "Ida", quote=QuoteKind.DIRECT)]
    today = scored(wanted, got)
    assert (today["hedged"], today["quote"], today["denial"]) == (0.5, 0.5, 1.0)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ida Brook", "Dr Brook", True),
        ("the Canal Post", "Canal Post", True),
        ("Ida Brook", "Ida Lund", False),
        ("unknown", "the", True),
        ("unknown", "Ida", False),
    ],
)
def test_parties_agree_where_one_name_contains_the_other(a: str, b: str, same: bool) -> None:
    assert agree(party(a), party(b)) is same
    assert agree(party(b), party(a)) is same
