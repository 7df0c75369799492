import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.linking.quantities import Quantity, digits, quantities


def found(text: str) -> list[tuple[float, str]]:
    return [(each.value, each.unit) for each in quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("46 percent", [(46, "percent")]),
        ("46%", [(46, "percent")]),
        ("forty-six per cent", [(46, "percent")]),
        ("a lead of 15 points", [(15, "percent")]),
        ("$1.2 billion", [(1.2e9, "$")]),
        ("1.2 billion dollars", [(1.2e9, "$")]),
        ("£5m", [(5e6, "£")]),
        ("two dozen ferries", [(24, "fer")]),
        ("1,250 ferries and twelve", [(1250, "fer"), (12, "")]),
    ],
)
def test_digits_words_scales_and_units(text: str, expected: list[tuple[float, str]]) -> None:
    assert [unit for _, unit in found(text)] == [unit for _, unit in expected]
    assert [value for value, _ in found(text)] == pytest.approx([value for value, _ in expected])


@pytest.mark.parametrize("text", ["in 2016", "one of them", "since 1987", "no numbers", ""])
def test_years_and_a_bare_one_are_none(text: str) -> None:
    assert quantities(text) == ()


def test_a_quantity_is_shown_as_printed() -> None:
    assert quantities("They lost $1.2 billion then")[0].shown == "$1.2 billion"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (250_000, 247_813, True),
        (27, 27.16, True),
        (1_200, 1_237, True),
        (46, 45, False),
        (100, 140, False),
        (5, 50, False),
    ],
)
def test_round_figures_equal_what_they_round(one: float, other: float, same: bool) -> None:
    assert Quantity(one, "", "").equals(Quantity(other, "", "")) is same


def test_a_share_is_no_sum_of_money() -> None:
    assert not Quantity(5, "percent", "").equals(Quantity(5, "$", ""))


def test_only_digits_that_say_something_count() -> None:
    assert (digits(250_000), digits(27.16), digits(0)) == ("25", "2716", "")


@given(st.floats(0, 1e15), st.floats(0, 1e15))
def test_equality_takes_no_sides(one: float, other: float) -> None:
    ours, theirs = Quantity(one, "", ""), Quantity(other, "", "")
    assert ours.equals(theirs) == theirs.equals(ours)
    assert ours.equals(ours)


@given(st.text() | st.from_regex(r"[0-9.,$%kmb –-]{0,40}"))
def test_any_text(text: str) -> None:
    assert all(each.value >= 0 for each in quantities(text))


def test_endless_digits_are_no_quantity() -> None:
    assert quantities("9" * 500) == ()
