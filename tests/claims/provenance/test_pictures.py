"""The timeline and the strip: marks in their places, each with its claim."""

from claims.provenance.drift import Wording
from claims.provenance.pictures import MOST_LANES, MOST_MARKS, strip, timeline
from tests.claims.provenance.test_drift import worded


def many(number: int) -> list[Wording]:
    return [worded(1 + at % 28, claim=at, outlet=f"Outlet {at}") for at in range(number)]


def test_a_lane_an_outlet_from_the_first_to_the_last() -> None:
    wordings = [worded(1), worded(3, hedged=True), worded(2, outlet="Outlet 1", denial=True)]
    drawn = timeline(wordings)
    assert drawn is not None
    assert [lane.text for lane in drawn.lanes] == ["Outlet 1", "Outlet 3"]
    assert [mark.look for mark in drawn.marks] == ["stated", "denied", "hedged"]
    first, middle, last = drawn.marks
    assert first.x < middle.x < last.x
    assert middle.x - first.x == last.x - middle.x
    assert first.y == middle.y < last.y
    assert [label.text for label in drawn.days] == ["1 March 2026", "3 March 2026"]


def test_a_mark_says_what_it_is() -> None:
    drawn = timeline([worded(1, cue="warned", numbers=("7",), article=9), worded(2)])
    assert drawn is not None
    assert drawn.marks[0].title == "Outlet 1, 1 March 2026: stated, “warned”, 7"
    assert (drawn.marks[0].claim, drawn.marks[0].article) == (1, 9)


def test_the_surer_the_higher_and_a_hedge_half_a_step_lower() -> None:
    cues = ["suggested", "said", "warned", "confirmed"]
    drawn = strip([worded(day, cue=cue) for day, cue in enumerate(cues, start=1)])
    assert drawn is not None
    heights = [mark.y for mark in drawn.marks]
    assert heights == sorted(heights, reverse=True)
    assert [mark.x for mark in drawn.marks] == sorted({mark.x for mark in drawn.marks})
    hedged = strip([worded(1, cue="said", hedged=True), worded(2, cue="said")])
    assert hedged is not None
    assert heights[0] > hedged.marks[0].y > hedged.marks[1].y == heights[1]


def test_shifts_stand_beneath_the_wording_that_brought_them() -> None:
    drawn = strip([worded(1, hedged=True, cue="said"), worded(2, cue="confirmed")])
    assert drawn is not None
    assert [label.text for label in drawn.shifts] == ["hedge lost", "stronger verb"]
    assert {label.x for label in drawn.shifts} == {drawn.marks[1].x}
    assert drawn.shifts[0].y < drawn.shifts[1].y < drawn.height


def test_one_date_is_no_picture() -> None:
    assert timeline([worded(1), worded(None)]) is None
    assert strip([worded(1), worded(None)]) is None


def test_what_does_not_fit_is_counted() -> None:
    assert getattr(timeline(many(MOST_LANES + 3)), "left_out", None) == 3
    assert getattr(strip(many(MOST_MARKS + 2)), "left_out", None) == 2


def test_one_moment_has_room_for_all() -> None:
    drawn = timeline([worded(1), worded(1, outlet="Another")])
    assert drawn is not None
    assert len({mark.x for mark in drawn.marks}) == 1
