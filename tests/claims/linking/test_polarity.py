import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.linking.polarity import denies, hedged, negations, opposed, stance
from claims.linking.words import stem


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("denied", -1),
        ("has flatly rejected", -1),
        ("did not say", -1),
        ("refused to back", -1),
        ("called for", 1),
        ("defended", 1),
        ("would not support", -1),
        ("did not deny", 0),
        ("said", 0),
        ("", 0),
    ],
)
def test_where_a_cue_stands(cue: str, expected: int) -> None:
    assert stance(cue) == expected


def test_negations_are_counted() -> None:
    assert negations("It isn't true that nobody knew") == 2


def test_hedges_are_words_not_parts_of_words() -> None:
    assert hedged("It may rain")
    assert not hedged("The mayor mighty Mayfield")


def test_opposites_stand_on_different_sides() -> None:
    helps, hurts = {stem("helps")}, {stem("hurt")}
    assert opposed(helps, hurts)
    assert not opposed(helps | hurts, hurts)
    assert not opposed(helps, helps)


@given(st.sets(st.sampled_from(["help", "hurt", "rise", "fall", "safe"])), st.text())
def test_opposition_takes_no_sides(ours: set[str], text: str) -> None:
    assert opposed(ours, text.split()) == opposed(text.split(), ours)


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("denied", True),
        ("has disputed", True),
        ("rejects the claim", True),
        ("did not deny", False),
        ("criticised", False),
        ("said", False),
        ("", False),
    ],
)
def test_a_cue_that_calls_it_untrue(cue: str, expected: bool) -> None:
    assert denies(cue) is expected
