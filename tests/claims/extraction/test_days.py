from datetime import date

import pytest

from claims.extraction import days

THURSDAY = date(2026, 3, 5)


@pytest.mark.parametrize(("way", "day"), [(-1, 3), (0, 3), (1, 10)])
def test_a_weekday_behind_or_ahead(way: int, day: int) -> None:
    assert days.weekday(1, THURSDAY, way) == days.on(date(2026, 3, day))


def test_today_counts_both_ways() -> None:
    assert days.weekday(3, THURSDAY, -1) == days.weekday(3, THURSDAY, 1) == days.on(THURSDAY)


def test_readers_differ_on_the_last_tuesday() -> None:
    assert days.weekday_of_week(1, THURSDAY, -1) == (date(2026, 2, 24), date(2026, 3, 3))
    assert days.weekday_of_week(5, THURSDAY, 0) == days.on(date(2026, 3, 7))


def test_a_leap_day_is_looked_for_far_off() -> None:
    assert days.month_day(2, 29, 29, THURSDAY, 1) == days.on(date(2028, 2, 29))


def test_a_month_has_all_its_days_and_december_ends() -> None:
    assert days.of_month(2024, 2)[1] == date(2024, 2, 29)
    assert days.month(12, THURSDAY, -1) == (date(2025, 12, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("part", "first", "last"), [("early", 1, 10), ("mid", 11, 20), ("late", 21, 30)]
)
def test_parts_are_thirds(part: str, first: int, last: int) -> None:
    april = days.of_month(2026, 4)
    assert days.of_part(part, april) == (date(2026, 4, first), date(2026, 4, last))


@pytest.mark.parametrize(
    ("unit", "away", "first", "last"),
    [
        ("day", -1, date(2026, 3, 4), date(2026, 3, 4)),
        ("week", 0, date(2026, 3, 2), date(2026, 3, 8)),
        ("weekend", 1, date(2026, 3, 14), date(2026, 3, 15)),
        ("month", -3, date(2025, 12, 1), date(2025, 12, 31)),
        ("year", 1, date(2027, 1, 1), date(2027, 12, 31)),
        ("decade", -1, date(2010, 1, 1), date(2019, 12, 31)),
        ("summer", -1, date(2025, 6, 1), date(2025, 8, 31)),
        ("summer", 0, date(2026, 6, 1), date(2026, 8, 31)),
        ("winter", 1, date(2026, 12, 1), date(2027, 2, 28)),
    ],
)
def test_periods_away_from_today(unit: str, away: int, first: date, last: date) -> None:
    assert days.period(unit, THURSDAY, away) == (first, last)


def test_this_winter_is_the_one_that_lasts() -> None:
    assert days.period("winter", date(2026, 1, 9), 0) == (date(2025, 12, 1), date(2026, 2, 28))


def test_stretches_end_or_begin_today() -> None:
    assert days.stretch("week", THURSDAY, -3) == (date(2026, 2, 12), THURSDAY)
    assert days.stretch("month", date(2026, 3, 31), -1) == (date(2026, 2, 28), date(2026, 3, 31))


def test_no_calendar_reaches_so_far() -> None:
    with pytest.raises((ValueError, OverflowError)):
        days.period("decade", THURSDAY, -999)
