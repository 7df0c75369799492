"""Changes of wording and certainty in time."""

import datetime as dt

import pytest

from claims.provenance.drift import Change, Wording, drift, in_time, strength


def worded(day: int | None = 1, **given: object) -> Wording:
    published = dt.datetime(2026, 3, day, tzinfo=dt.UTC) if day else None
    fields = {"claim": day or 0, "outlet": f"Outlet {day}", "content": "The dam leaks", **given}
    return Wording(published=published, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cue", "level"),
    [
        ("suggested", 0),
        ("said", 1),
        ("murmured", 1),
        ("", 1),
        ("warned", 2),
        ("insists", 2),
        ("has confirmed", 3),
        ("admitted", 3),
        ("implying", 0),
        ("found", 3),
    ],
)
def test_how_far_a_verb_commits(cue: str, level: int) -> None:
    assert strength(cue) == level


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ({"hedged": True}, {}, Change.HEDGE_LOST),
        ({}, {"hedged": True}, Change.HEDGE_GAINED),
        ({"cue": "said"}, {"cue": "confirmed"}, Change.STRONGER),
        ({"cue": "warned"}, {"cue": "suggested"}, Change.WEAKER),
        ({"numbers": ("12",)}, {"numbers": ("14",)}, Change.NUMBER_MOVED),
        ({}, {"denial": True}, Change.DENIED),
        ({"cue": "said"}, {"attributed": False}, Change.ATTRIBUTION_LOST),
    ],
)
def test_each_change_is_found(
    before: dict[str, object], after: dict[str, object], change: Change
) -> None:
    assert [shift.change for shift in drift([worded(1, **before), worded(2, **after)])] == [change]


def test_numbers_that_agree_in_one_have_not_moved() -> None:
    assert drift([worded(1, numbers=("12", "40")), worded(2, numbers=("40",))]) == []


def test_only_neighbours_in_time_are_compared_and_undated_wordings_left_out() -> None:
    late, early, undated = worded(9), worded(2, hedged=True), worded(None)
    assert in_time([late, undated, early]) == [early, late]
    [shift] = drift([late, undated, early])
    assert str(shift) == "hedge lost: Outlet 2 → Outlet 9"
