"""How a proposition travelled, as two pictures: when each outlet had it, and how surely. Pure.

Both are reckoned in pixels, and every mark names its claim.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.provenance.drift import Shift, Wording, drift, in_time, strength
from claims.provenance.order import by_then, in_words

LANE, LABEL, WIDE, EDGE = 28, 150, 480, 14
MOST_LANES, MOST_MARKS = 40, 80
LEVELS = ("suggested", "said", "insisted", "confirmed")
STEP, LEVEL = 96, 34


@dataclass(frozen=True, slots=True)
class Mark:
    """One wording. `look` is "denied", "hedged" or "stated": each a shape of its own."""

    x: int
    y: int
    look: str
    title: str
    claim: int
    article: int


@dataclass(frozen=True, slots=True)
class Label:
    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A lane an outlet, in the order of first reports, from the first report to the last."""

    lanes: Sequence[Label]
    marks: Sequence[Mark]
    days: Sequence[Label]
    width: int
    height: int
    left_out: int  # outlets beyond those that fit


@dataclass(frozen=True, slots=True)
class Strip:
    """Wordings in the order of printing, the surer the higher; `line` joins them."""

    marks: Sequence[Mark]
    levels: Sequence[Label]
    shifts: Sequence[Label]
    line: str
    width: int
    height: int
    left_out: int


def timeline(wordings: Sequence[Wording]) -> Timeline | None:
    """None where fewer than two wordings have a date."""
    dated = in_time(wordings)
    if len(dated) < 2:
        return None
    outlets = list(dict.fromkeys(each.outlet for each in dated))
    lanes = {outlet: at * LANE + LANE // 2 for at, outlet in enumerate(outlets[:MOST_LANES])}
    first, last = by_then(dated[0].published), by_then(dated[-1].published)
    marks = [
        _mark(each, _across(by_then(each.published), first, last), lanes[each.outlet])
        for each in dated
        if each.outlet in lanes
    ]
    bottom = len(lanes) * LANE + 20
    return Timeline(
        lanes=[Label(0, y, _short(outlet)) for outlet, y in lanes.items()],
        marks=marks,
        days=[
            Label(LABEL + EDGE, bottom, _day(dated[0])),
            Label(LABEL + WIDE - EDGE, bottom, _day(dated[-1])),
        ],
        width=LABEL + WIDE,
        height=bottom + 8,
        left_out=len(outlets) - len(lanes),
    )


def strip(wordings: Sequence[Wording]) -> Strip | None:
    """None where fewer than two wordings have a date."""
    dated = in_time(wordings)
    shown = dated[:MOST_MARKS]
    if len(shown) < 2:
        return None
    marks = [_mark(each, LABEL + at * STEP, _height(each)) for at, each in enumerate(shown)]
    place = {mark.claim: mark for mark in marks}
    bottom = len(LEVELS) * LEVEL
    shifts = _shifts(drift(shown), place, bottom)
    return Strip(
        marks=marks,
        levels=[Label(0, _level(level), text) for level, text in enumerate(LEVELS)],
        shifts=shifts,
        line=" ".join(f"{mark.x},{mark.y}" for mark in marks),
        width=marks[-1].x + STEP,
        height=max((label.y for label in shifts), default=bottom) + 6,
        left_out=len(dated) - len(shown),
    )


def _shifts(found: Iterable[Shift], place: dict[int, Mark], top: int) -> list[Label]:
    """Beneath the wording that brought it; those of one wording beneath each other."""
    beneath: dict[int, int] = {}
    labels = []
    for each in found:
        at = beneath[each.after.claim] = beneath.get(each.after.claim, 0) + 1
        labels.append(Label(place[each.after.claim].x, top + 15 * at, each.change.value))
    return labels


def _mark(wording: Wording, x: int, y: int) -> Mark:
    look = "denied" if wording.denial else "hedged" if wording.hedged else "stated"
    numbers = f", {', '.join(wording.numbers)}" if wording.numbers else ""
    verb = f", “{wording.cue}”" if wording.cue else ""
    title = f"{wording.outlet}, {_day(wording)}: {look}{verb}{numbers}"
    return Mark(x, y, look, title, wording.claim, wording.article)


def _height(wording: Wording) -> int:
    """A hedge takes half a step of the verb's strength away."""
    return _level(strength(wording.cue)) + (LEVEL // 2 if wording.hedged else 0)


def _level(level: int) -> int:
    return (len(LEVELS) - 1 - level) * LEVEL + LEVEL // 3


def _across(at: dt.datetime, first: dt.datetime, last: dt.datetime) -> int:
    whole = (last - first).total_seconds() or 1
    room = WIDE - 2 * EDGE
    return LABEL + EDGE + round(room * (at - first).total_seconds() / whole)


def _day(wording: Wording) -> str:
    return in_words(wording.published) if wording.published else ""


def _short(name: str) -> str:
    return name if len(name) <= 21 else f"{name[:20]}…"
