"""A story as a picture: a lane an outlet, a column a day, a mark an article. Pure."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.provenance.order import by_then

LANE, DAY, APART = 30, 64, 15  # height of a lane, width of a day, between marks of one day
LEFT, TOP = 150, 26  # room for the names of outlets, for the days
LONGEST = 19  # characters of a name that fit


@dataclass(frozen=True, slots=True)
class Printed:
    """An article of the story: when its outlet printed it, and the first claim of it."""

    outlet: str
    at: dt.datetime
    article: int
    claim: int
    claims: int
    title: str


@dataclass(frozen=True, slots=True)
class Mark:
    x: int
    y: int
    printed: Printed


@dataclass(frozen=True, slots=True)
class Label:
    x: int
    y: int
    text: str
    whole: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """In pixels; only days on which something was printed have a column."""

    lanes: Sequence[Label]
    days: Sequence[Label]
    marks: Sequence[Mark]
    width: int
    height: int


def timeline(printed: Iterable[Printed]) -> Timeline:
    """Outlets by first report, days from left to right; the same articles give the same picture."""
    articles = sorted(printed, key=lambda each: (by_then(each.at), each.article))
    lanes = {name: row for row, name in enumerate(dict.fromkeys(a.outlet for a in articles))}
    most = Counter((each.outlet, each.at.date()) for each in articles)
    starts, width = _columns(sorted({each.at.date() for each in articles}), most)
    taken: Counter[tuple[str, dt.date]] = Counter()
    marks = []
    for each in articles:
        place = each.outlet, each.at.date()
        x = starts[each.at.date()] + APART // 2 + taken[place] * APART
        marks.append(Mark(x, _middle(lanes[each.outlet]), each))
        taken[place] += 1
    return Timeline(
        lanes=[Label(0, _middle(row), _short(name), name) for name, row in lanes.items()],
        days=[Label(x, TOP - 12, f"{day.day} {day:%b}", f"{day:%Y}") for day, x in starts.items()],
        marks=marks,
        width=width,
        height=TOP + LANE * len(lanes),
    )


def _columns(
    days: Sequence[dt.date], most: Counter[tuple[str, dt.date]]
) -> tuple[dict[dt.date, int], int]:
    """Where each day begins; a day is as wide as its fullest lane asks for."""
    starts, x = {}, LEFT
    for day in days:
        starts[day] = x
        fullest = max(number for (_, on), number in most.items() if on == day)
        x += max(DAY, fullest * APART + APART)
    return starts, x


def _middle(row: int) -> int:
    return TOP + LANE * row + LANE // 2


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
