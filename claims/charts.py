"""Bars over time for an SVG that the server draws, with the table that says the same. Pure."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

MOST_WEEKS = 26
MOST_BARS = 60
WIDTH, HEIGHT = 600, 80  # of the drawing, in its own units


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of time: where it begins, how much it holds, and its place in the drawing."""

    begins: dt.date
    number: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """`step` is "day", "week" or "month"."""

    bars: tuple[Bar, ...]
    step: str
    most: int
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def total(self) -> int:
        return sum(bar.number for bar in self.bars)


def by_week_or_month(weeks: Mapping[dt.date, int]) -> Chart:
    """From numbers by the Monday of a week; months if there are more than MOST_WEEKS.

    Gaps are bars of nought; only the newest MOST_BARS are drawn.
    """
    if not weeks:
        return _chart({}, "week")
    first, last = min(weeks), max(weeks)
    if (last - first).days // 7 < MOST_WEEKS:
        return _chart({day: weeks.get(day, 0) for day in _every(first, last, 7)}, "week")
    months = dict.fromkeys(_months(first, last), 0)
    for day, number in weeks.items():
        months[day.replace(day=1)] += number
    return _chart(months, "month")


def by_day(days: Mapping[dt.date, int], *, until: dt.date, number: int) -> Chart:
    """The `number` days that end with `until`."""
    first = until - dt.timedelta(days=number - 1)
    return _chart({day: days.get(day, 0) for day in _every(first, until, 1)}, "day")


def _every(first: dt.date, last: dt.date, days: int) -> Iterator[dt.date]:
    while first <= last:
        yield first
        first += dt.timedelta(days=days)


def _months(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + dt.timedelta(days=32)).replace(day=1)


def _chart(numbers: Mapping[dt.date, int], step: str) -> Chart:
    shown = list(numbers.items())[-MOST_BARS:]
    most = max((number for _, number in shown), default=0)
    return Chart(tuple(_bars(shown, most)), step, most)


def _bars(numbers: Iterable[tuple[dt.date, int]], most: int) -> Iterator[Bar]:
    numbers = list(numbers)
    room = WIDTH / max(len(numbers), 12)
    for place, (begins, number) in enumerate(numbers):
        height = round(HEIGHT * number / most, 1) if most else 0.0
        x = round(place * room, 1)
        yield Bar(begins, number, x, round(HEIGHT - height, 1), round(room * 0.8, 1), height)
