"""Days counted from a day: ranges of days, both ends included.

`way` says on which side of `today` a date without a year is looked for: -1 for the last one up to
today, 1 for the next one from today on, 0 for the nearest. Dates that there are not ("February
30") or that no calendar reaches raise ValueError or OverflowError.
"""

from collections.abc import Sequence
from datetime import date, timedelta

Days = tuple[date, date]

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # northern, by months
_DAY = timedelta(days=1)


def on(day: date) -> Days:
    return day, day


def nearest(days: Sequence[date], today: date, way: int) -> date:
    """Of several dates in order the one on the side `way` of today; the nearest if none is."""
    if way < 0:
        fitting = [day for day in days if day <= today][-1:]
    else:
        fitting = [day for day in days if day >= today][:way]
    return min(fitting or days, key=lambda day: abs(day - today))


def weekday(number: int, today: date, way: int) -> Days:
    """Monday is 0; today itself counts."""
    back = today - timedelta(days=(today.weekday() - number) % 7)
    ahead = today + timedelta(days=(number - today.weekday()) % 7)
    return on(nearest((back, ahead), today, way))


def weekday_of_week(number: int, today: date, weeks: int) -> Days:
    """ "Last Tuesday": the one of last week, or the last one at all; readers differ."""
    of_week = today + timedelta(days=7 * weeks + number - today.weekday())
    if not weeks:
        return on(of_week)
    away = weekday(number, today + weeks * _DAY, weeks)[0]
    return min(of_week, away), max(of_week, away)


def month_day(month: int, first: int, last: int, today: date, way: int) -> Days:
    near = [date(year, month, first) for year in _years(today) if _is_day(year, month, first)]
    day = nearest(near, today, way)
    return day, day.replace(day=last)


def month(number: int, today: date, way: int) -> Days:
    """A month without its year; this month counts on either side."""
    here = today.replace(day=1)
    start = nearest([date(year, number, 1) for year in _years(today)], here, way)
    return of_month(start.year, number)


def of_month(year: int, number: int) -> Days:
    following = date(year + number // 12, number % 12 + 1, 1)
    return date(year, number, 1), following - _DAY


def of_year(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def of_season(name: str, year: int) -> Days:
    """Three months; a winter is that of the year in which it begins."""
    start = _SEASONS[name]
    return date(year, start, 1), of_month(year + (start + 1) // 12, (start + 1) % 12 + 1)[1]


def of_part(part: str, days: Days) -> Days:
    """The third of a range that "early", "mid" or "late" means."""
    first, last = days
    third = (last - first + _DAY) // 3
    if part == "early":
        return first, first + third - _DAY
    return (first + third, last - third) if part == "mid" else (last - third + _DAY, last)


def period(unit: str, today: date, away: int) -> Days:
    """The day, week, weekend, month, year, decade or season so many away from today's."""
    if unit == "day":
        return on(today + timedelta(days=away))
    if unit in ("week", "weekend"):
        monday = today + timedelta(days=7 * away - today.weekday())
        return monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + away
        return of_month(months // 12, months % 12 + 1)
    if unit == "decade":
        start = today.year // 10 * 10 + 10 * away
        return date(start, 1, 1), date(start + 9, 12, 31)
    return of_year(today.year + away) if unit == "year" else _season(unit, today, away)


def _season(name: str, today: date, away: int) -> Days:
    """ "Last summer" is over, "next summer" not yet begun, "this summer" now or of this year."""
    seasons = [of_season(name, year) for year in _years(today)]
    if not away:
        now = (days for days in seasons if days[0] <= today <= days[1])
        return next(now, of_season(name, today.year))
    if away < 0:
        return next(days for days in reversed(seasons) if days[1] < today)
    return next(days for days in seasons if days[0] > today)


def stretch(unit: str, today: date, count: int) -> Days:
    """ "The last three weeks" (count -3) up to today, "the next three" from today on."""
    if unit in ("month", "year", "decade"):
        months = count * {"month": 1, "year": 12, "decade": 120}[unit]
        month = today.year * 12 + today.month - 1 + months
        last = of_month(month // 12, month % 12 + 1)[1]
        away = last.replace(day=min(today.day, last.day))
    else:
        away = today + timedelta(days=count * (7 if unit == "week" else 1))
    return min(today, away), max(today, away)


def _years(today: date) -> range:
    """The years in which a date without one is looked for; leap days need to go far."""
    return range(today.year - 4, today.year + 5)


def _is_day(year: int, month: int, day: int) -> bool:
    return day <= of_month(year, month)[1].day if 0 < day <= 31 else False
