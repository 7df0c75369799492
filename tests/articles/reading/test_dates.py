from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.dates import date_of

NINTH_OF_MAY = datetime(2024, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2024-05-09",
        "20240509",
        "2024-05-09T00:00:00Z",
        "2024-05-09T02:00:00+02:00",
        "9 May 2024",
        "May 9, 2024",
        "Thu, 09 May 2024 00:00:00 GMT",
        "Wed, 08 May 2024 19:00:00 EST",
        "1715212800",
        "1715212800000",
        " 2024-05-09 ",
    ],
)
def test_a_full_date_is_read_in_every_common_form(written: str) -> None:
    assert date_of(written) == NINTH_OF_MAY


@pytest.mark.parametrize(
    ("written", "day", "month"),
    [
        ("25/04/2026", 25, 4),
        ("04/25/2026", 25, 4),
        ("05.04.2026", 5, 4),
        ("5.4.26 16:30", 5, 4),
        ("04-04-2026", 4, 4),
        ("2026-04-05", 5, 4),
        ("2026/04/05", 5, 4),
    ],
)
def test_a_date_in_figures_counts_where_it_is_one_day_only(
    written: str, day: int, month: int
) -> None:
    found = date_of(written)

    assert found is not None
    assert (found.day, found.month) == (day, month)


@pytest.mark.parametrize("written", ["05/04/2026", "5-4-2026", "05/04/26", "05/04/2026 16:30"])
def test_a_date_in_figures_that_may_be_two_days_needs_to_be_told_which(written: str) -> None:
    assert date_of(written) is None

    for day_first, month in ((True, 4), (False, 5)):
        told = date_of(written, day_first=day_first)
        assert told is not None
        assert told.month == month


def test_figures_that_speak_for_themselves_are_not_overruled() -> None:
    found = date_of("25/04/2026", day_first=False)

    assert found == datetime(2026, 4, 25, tzinfo=UTC)
    assert date_of("2026-04-05", day_first=True) == datetime(2026, 4, 5, tzinfo=UTC)


def test_an_unknown_zone_counts_as_utc() -> None:
    assert date_of("9 May 2024 10:00 XYZ") == NINTH_OF_MAY + timedelta(hours=10)


@pytest.mark.parametrize(
    "written",
    ["0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-10:00", "1066-10-14", "2999-01-01"],
)
def test_a_year_without_newspapers_is_a_slip_and_no_date(written: str) -> None:
    assert date_of(written) is None


@pytest.mark.parametrize(
    "written",
    ["", "May 2024", "Thursday", "10:30", "7", "yesterday", "2024-13-45", "nan", "inf", "9" * 70],
)
def test_what_is_no_full_date_is_none(written: str) -> None:
    assert date_of(written) is None


@given(st.text(max_size=60) | st.from_regex(r"[0-9 :./,+TZMayJune-]{1,40}", fullmatch=True))
def test_any_text_gives_an_aware_date_or_none(written: str) -> None:
    found = date_of(written)

    assert found is None or found.tzinfo is not None
