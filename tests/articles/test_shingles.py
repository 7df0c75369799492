"""How alike two texts are, without any of them being stored."""

import random

import pytest

from articles.shingles import BANDS, MINIMA, exact_share, share, shingles, signed

WORDS = ("ferry", "harbour", "rudder", "crane", "quay", "tide", "pilot", "anchor", "buoy", "mast")


def text(seed: int, words: int = 400) -> str:
    dice = random.Random(seed)
    return " ".join(f"{dice.choice(WORDS)}{dice.randrange(300)}" for _ in range(words))


def test_a_shingle_is_three_words_in_a_row() -> None:
    assert shingles("No ferry, no FERRY to Holm!") == {
        "no ferry no",
        "ferry no ferry",
        "no ferry to",
        "ferry to holm",
    }


@pytest.mark.parametrize(
    ("short", "whole"), [("", set()), ("— !", set()), ("Ferry", {"ferry"}), ("A b", {"a b"})]
)
def test_a_short_text_is_one_shingle(short: str, whole: set[str]) -> None:
    assert shingles(short) == whole


def test_marks_and_capitals_make_no_difference() -> None:
    one, two = signed("“No ferry,” said Lind. It is late."), signed("No ferry said LIND it is late")
    assert one == two


def test_a_signature_has_a_number_a_band_and_four_bytes_a_minimum() -> None:
    made = signed(text(1))
    assert (len(made.bands), len(made.minima)) == (BANDS, 4 * MINIMA)
    assert all(-(2**63) <= band < 2**63 for band in made.bands)
    assert len(set(made.bands)) == BANDS


def test_a_signature_is_the_same_for_ever() -> None:
    """Stored ones must stay comparable; whoever changes this has to sign all texts anew."""
    made = signed("The ferry to Holm will not sail on Friday.")
    assert made.minima[:8].hex() == "1f781304ca054e09"
    assert made.bands[0] == -6838184594809773147


def test_the_estimate_is_near_the_exact_share() -> None:
    whole = text(2)
    words = whole.split()
    for kept in (100, 200, 300, 380):
        other = " ".join(words[:kept]) + " " + text(kept, 400 - kept)
        estimate = share(signed(whole).minima, signed(other).minima)
        assert estimate == pytest.approx(
            exact_share(shingles(whole), shingles(other)), abs=3 * 0.045
        )


def test_texts_that_share_two_thirds_meet_in_a_band_and_strangers_do_not() -> None:
    met = 0
    for seed in range(40):
        whole = text(seed)
        cut = " ".join(whole.split()[:290])  # 0.72 of the shingles
        met += bool(set(signed(whole).bands) & set(signed(cut).bands))
        assert not set(signed(whole).bands) & set(signed(text(1000 + seed)).bands)
    assert met >= 39


def test_a_text_shares_all_with_itself_and_nothing_with_nothing() -> None:
    assert share(signed("A ferry").minima, signed("A ferry").minima) == 1
    assert exact_share(shingles("A ferry"), shingles("A ferry")) == 1
    assert exact_share(set(), set()) == 0
