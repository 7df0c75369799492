import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.figures import figures


def read(text: str) -> list[tuple[str, float | None, float | None, str, bool]]:
    return [(f.span.of(text), f.low, f.high, f.unit, f.approximate) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "approximate"),
    [
        ("about 40 drones", 40, 40, "drones", True),
        ("more than $3.2 billion", 3.2e9, None, "$", False),
        ("no more than 12 boats", None, 12, "boats", False),
        ("at least two dozen ferries", 24, None, "ferries", False),
        ("up to 12 crew", None, 12, "crew", False),
        ("just over 40 armed men", 40, None, "men", True),
        ("50+ ships", 50, None, "ships", False),
        ("40 or so ferries", 40, 40, "ferries", True),
        ("between 12 and 15 people", 12, 15, "people", False),
        ("between $3 and $5 million", 3e6, 5e6, "$", False),
        ("12 to 15 per cent", 12, 15, "percent", False),
        ("12-15%", 12, 15, "percent", False),
        ("dozens of houses", 24, None, "houses", True),
        ("1.2 billion dollars", 1.2e9, 1.2e9, "$", False),
        ("millions of dollars", 2e6, None, "$", True),
        ("12-year", 12, 12, "year", False),
        ("some 12,000 weary soldiers", 12_000, 12_000, "soldiers", True),
        ("three more bridges", 3, 3, "bridges", False),
    ],
)
def test_bounds_ranges_and_units(
    text: str, low: float | None, high: float | None, unit: str, approximate: bool
) -> None:
    found = read(f"said {text} are out there")
    assert found == [(text, low, high, unit, approximate)]


def test_a_change_is_two_figures_and_no_range() -> None:
    assert [each[:3] for each in read("rose from 12 to 15 percent")] == [
        ("12", 12, 12),
        ("15 percent", 15, 15),
    ]


def test_a_result_is_no_range() -> None:
    assert [each[1:3] for each in read("won by 51 to 49")] == [(51, 51), (49, 49)]


def test_how_long_it_took_is_no_bound() -> None:
    assert read("over two days") == [("two days", 2, 2, "days", False)]


def test_what_follows_a_verb_is_not_counted() -> None:
    assert read("12 said no to 30") == [("12", 12, 12, "", False), ("30", 30, 30, "", False)]


COUNTED = st.sampled_from(
    ["between ", "about ", "more than ", "up to ", "12", "7", ".", ",", "$", "%", "-", " and ", "٣"]
)


@given(st.text() | st.lists(COUNTED, max_size=12).map("".join))
def test_any_text(text: str) -> None:
    for figure in figures(text):
        assert figure.span.end <= len(text)
        assert figure.low is not None or figure.high is not None
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
