"""What thresholds would have brought."""

import pytest

from claims.linking.curves import STEPS, Point, curve

SURE = [(0.97, True)] * 200
HALF = [(0.55, True), (0.55, False)] * 10
WRONG = [(0.25, False)] * 30


def at(threshold: float, *pairs: tuple[float, bool]) -> Point:
    return next(each for each in curve(pairs).points if each.threshold == threshold)


def test_precision_and_recall_at_a_threshold() -> None:
    point = at(0.5, (0.9, True), (0.6, False), (0.5, True), (0.2, True))
    assert (point.called, point.right, point.real) == (3, 2, 3)
    assert point.precision == pytest.approx(2 / 3)
    assert point.recall == pytest.approx(2 / 3)


def test_what_is_undefined_is_not_drawn() -> None:
    nothing = curve([])
    assert nothing.precision_line == nothing.recall_line == ""
    assert (nothing.suggest, nothing.apply, nothing.pairs) == (None, None, 0)
    assert at(0.95, (0.5, True)).precision is None


def test_lines_run_from_left_to_right_within_the_drawing() -> None:
    shown = curve(SURE + WRONG)
    places = [tuple(map(float, each.split(","))) for each in shown.recall_line.split()]
    assert [x for x, _ in places] == sorted(x for x, _ in places)
    assert len(places) == len(STEPS)
    assert all(0 <= x <= shown.width and 0 <= y <= shown.height for x, y in places)


def test_every_second_right_is_worth_suggesting() -> None:
    assert curve(HALF + WRONG).suggest == 0.3


def test_nearly_all_right_and_many_of_them_is_worth_applying() -> None:
    assert curve(SURE + HALF + WRONG).apply == 0.6
    assert curve(SURE[:20]).apply is None
    assert curve(HALF * 20).apply is None


def test_a_few_answers_propose_nothing() -> None:
    assert curve([(0.9, True)] * 5).suggest is None


def test_what_is_sure_lies_below_what_was_seen() -> None:
    assert 0.95 < Point(0.5, 200, 199, 200).surely < 0.995
    assert Point(0.5, 0, 0, 10).surely == 0
