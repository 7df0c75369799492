"""Bars over time."""

import datetime as dt

from claims.charts import HEIGHT, MOST_BARS, WIDTH, by_day, by_week_or_month

MONDAY = dt.date(2026, 3, 2)
WEEK = dt.timedelta(days=7)


def test_nothing_has_no_bars() -> None:
    assert by_week_or_month({}).bars == ()


def test_a_few_weeks_are_weeks_with_their_gaps() -> None:
    chart = by_week_or_month({MONDAY: 2, MONDAY + 2 * WEEK: 4})
    assert chart.step == "week"
    assert [bar.number for bar in chart.bars] == [2, 0, 4]
    assert (chart.most, chart.total) == (4, 6)


def test_a_long_time_is_months() -> None:
    chart = by_week_or_month({dt.date(2025, 1, 6): 1, dt.date(2025, 1, 27): 2, MONDAY: 3})
    assert chart.step == "month"
    assert chart.bars[0].begins == dt.date(2025, 1, 1)
    assert chart.bars[-1].begins == dt.date(2026, 3, 1)
    assert [bar.number for bar in chart.bars][:2] == [3, 0]
    assert chart.total == 6


def test_only_the_newest_are_drawn_and_all_inside() -> None:
    chart = by_week_or_month({dt.date(1990, 1, 1): 9, MONDAY: 3})
    assert len(chart.bars) == MOST_BARS
    assert chart.most == 3
    for bar in chart.bars:
        assert 0 <= bar.x <= bar.x + bar.width <= WIDTH
        assert bar.y >= 0
        assert bar.y + bar.height == HEIGHT


def test_days_end_with_today() -> None:
    chart = by_day({MONDAY: 5, dt.date(2000, 1, 1): 7}, until=MONDAY, number=3)
    assert [bar.number for bar in chart.bars] == [0, 0, 5]
    assert chart.bars[-1].begins == MONDAY
    assert by_day({}, until=MONDAY, number=3).most == 0
