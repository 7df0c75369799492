"""What was printed before what, also where only the day is known."""

import datetime as dt

from claims.provenance.order import LATEST, by_then, in_words, only_day

DAY = dt.datetime(2026, 3, 6, tzinfo=dt.UTC)
MORNING = dt.datetime(2026, 3, 6, 8, 30, tzinfo=dt.UTC)


def test_a_day_counts_as_its_end() -> None:
    assert MORNING < by_then(DAY) < DAY + dt.timedelta(days=1)
    assert by_then(MORNING) == MORNING
    assert by_then(None) == LATEST


def test_midnight_is_that_of_the_store() -> None:
    there = dt.timezone(dt.timedelta(hours=1))
    assert only_day(dt.datetime(2026, 3, 6, 1, tzinfo=there))
    assert not only_day(dt.datetime(2026, 3, 6, tzinfo=there))
    assert by_then(dt.datetime(2026, 3, 6, 1, tzinfo=there)) == by_then(DAY)


def test_no_hour_is_said_that_nobody_knows() -> None:
    assert in_words(DAY) == "6 March 2026"
    assert in_words(MORNING) == "6 March 2026, 08:30"
