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
