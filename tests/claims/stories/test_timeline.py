"""Lanes, days and marks."""

import datetime as dt
from itertools import pairwise

from claims.stories.timeline import APART, Printed, timeline


def printed(outlet: str, day: int, article: int, hour: int = 8) -> Printed:
    at = dt.datetime(2026, 3, day, hour, tzinfo=dt.UTC)
    return Printed(outlet, at, article, claim=article, claims=1, title=f"Article {article}")


def test_outlets_stand_in_the_order_of_their_first_report() -> None:
    drawn = timeline([printed("Gazette", 7, 2), printed("Post", 6, 1), printed("Post", 8, 3)])
    assert [lane.text for lane in drawn.lanes] == ["Post", "Gazette"]
    assert [day.text for day in drawn.days] == ["6 Mar", "7 Mar", "8 Mar"]
    first, second, third = drawn.marks
    assert first.y == third.y < second.y
    assert first.x < second.x < third.x < drawn.width
    assert second.y < drawn.height


def test_articles_of_one_day_stand_beside_each_other() -> None:
    marks = timeline([printed("Post", 6, number) for number in range(1, 9)]).marks
    places = [mark.x for mark in marks]
    assert [b - a for a, b in pairwise(places)] == [APART] * 7


def test_a_full_day_pushes_the_next_one_away() -> None:
    many = [printed("Post", 6, number) for number in range(1, 20)]
    drawn = timeline([*many, printed("Post", 7, 99)])
    assert drawn.marks[-1].x > drawn.marks[-2].x
    assert drawn.marks[-1].x < drawn.width


def test_a_long_name_is_shortened_and_told_whole() -> None:
    [lane] = timeline([printed("The Standing Herald of Osterby", 6, 1)]).lanes
    assert len(lane.text) == 19
    assert lane.whole == "The Standing Herald of Osterby"


def test_nothing_printed_is_no_picture() -> None:
    assert timeline([]).marks == []
