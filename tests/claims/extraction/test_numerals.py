import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.numerals import numerals


def read(text: str) -> list[tuple[str, float]]:
    return [(text[n.start : n.end], n.total) for n in numerals(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("40", 40),
        ("1,250", 1250),
        ("3.2", 3.2),
        ("$3.2 billion", 3.2e9),
        ("£5m", 5e6),
        ("12k", 12_000),
        ("forty-six", 46),
        ("a dozen", 12),
        ("two dozen", 24),
        ("five hundred thousand", 500_000),
        ("half a million", 500_000),
        ("dozens", 24),
        ("tens of thousands", 20_000),
        ("several hundred", 300),
        ("three quarters", 75),
    ],
)
def test_digits_words_and_scales(text: str, value: float) -> None:
    ((words, total),) = read(f"with {text} in all")
    assert words == text
    assert total == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "in 2016", "one of them", "Point Zero", "Article 5", "the F-16", "MH17", "June 21",
        "21 June", "5 p.m.",
        "5:30", "24/7", "the 21st", "the 1990s", "in his 30s", "No. 7", "v1.2.3", "",
    ],
)  # fmt: skip
def test_years_dates_hours_and_names_are_none(text: str) -> None:
    assert read(text) == []


def test_a_part_of_a_whole_is_a_share_and_a_vague_number_is_the_least() -> None:
    (share,) = numerals("a third of the town", 0, 19)
    (vague,) = numerals("hundreds of homes", 0, 17)
    assert share.share
    assert share.total == pytest.approx(100 / 3)
    assert vague.vague


def test_only_the_stretch_asked_for_is_read() -> None:
    text = "12 boats and 13 ferries"
    assert [n.total for n in numerals(text, 8, len(text))] == [13]


@given(st.text() | st.text("0123456789.,$%kmb –-", max_size=40))
def test_any_text(text: str) -> None:
    for numeral in numerals(text, 0, len(text)):
        assert 0 <= numeral.start < numeral.end <= len(text)
        assert numeral.total >= 0


def test_endless_digits_are_no_numeral() -> None:
    assert read("9" * 500) == []
