import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.linking.words import as_written, rarity, runs, shared_weight, stem, weighed, words


def test_words_are_folded_and_lose_their_owner() -> None:
    assert words("The Mayor’s dam isn't SAFE, is it?") == [
        *("the", "mayor", "dam", "isn't", "safe", "is", "it")
    ]


@pytest.mark.parametrize("word", ["ban", "bans", "banned", "banning"])
def test_forms_of_a_word_share_a_stem(word: str) -> None:
    assert stem(word) == "ban"


def test_short_words_keep_their_endings() -> None:
    assert (stem("is"), stem("red"), stem("sing")) == ("is", "red", "sing")


def test_the_commonest_word_is_not_rare_and_an_unknown_one_is_as_rare_as_can_be() -> None:
    assert rarity("the") == 0
    assert rarity("qwrtzu") == 1
    assert rarity("people") < rarity("ferry") < 1


def test_common_words_weigh_nothing() -> None:
    assert weighed("it was to be") == {}
    assert set(weighed("the ferry sank")) == {stem("ferry"), stem("sank")}


def test_shared_weight_counts_ours() -> None:
    assert shared_weight({"dam": 0.5, "ice": 0.25}, {"dam": 0.9}) == 0.5


def test_runs_are_four_words_on_end() -> None:
    assert runs("One two three four five") == {
        ("one", "two", "three", "four"),
        ("two", "three", "four", "five"),
    }
    assert runs("one two three") == frozenset()


def test_a_stem_is_shown_as_it_stood_first() -> None:
    assert as_written("Harbours by the harbour’s wall")["harbour"] == "Harbours"


@given(st.text())
def test_any_text_has_words_and_weights_between_nought_and_one(text: str) -> None:
    assert all(words(text))
    assert all(0 <= weight <= 1 for weight in weighed(text).values())
    assert set(weighed(text)) <= set(as_written(text)) | set(map(stem, words(text)))
