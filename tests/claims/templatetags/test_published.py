import datetime as dt

import pytest

from claims.templatetags.published import published

NOON = dt.datetime(2026, 4, 2, 12, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (NOON, "2 Apr 2026, 12:30"),
        (NOON.replace(hour=0, minute=0), "2 Apr 2026"),
        (None, "date not known"),
    ],
)
def test_no_time_of_day_is_shown_that_nobody_gave(at: dt.datetime | None, shown: str) -> None:
    assert published(at) == shown
