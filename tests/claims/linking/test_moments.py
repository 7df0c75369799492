from datetime import date

import pytest

from claims.linking.moments import bridged, days_between, years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the flood of 2019 and that of 1987", {2019, 1987}),
        ("$2019 and 2,019 and 12019 and 2019%", set()),
        ("room 42", set()),
    ],
)
def test_years_named(text: str, expected: set[int]) -> None:
    assert years(text) == expected


def test_days_lie_between_two_known_dates() -> None:
    assert days_between(date(2021, 3, 1), date(2021, 2, 27)) == 2
    assert days_between(None, date(2021, 2, 27)) is None


def test_naming_the_year_of_the_earlier_article_bridges_the_gap() -> None:
    early, late = date(2019, 5, 1), date(2021, 5, 1)
    assert bridged(early, late, frozenset({2019}))
    assert bridged(late, early, frozenset({2019}))
    assert not bridged(early, late, frozenset({2021}))
    assert not bridged(None, late, frozenset({2021}))
