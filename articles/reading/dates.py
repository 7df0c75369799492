"""Dates as people and programs write them."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from dateutil import parser

# Of the press. A zone can push what lies outside beyond the years that programs can hold.
_YEARS = range(1600, 2200)
_ZONE_HOURS = {"UTC": 0, "GMT": 0, "Z": 0, "BST": 1, "CET": 1, "CEST": 2, "EST": -5, "EDT": -4}
_ZONE_HOURS |= {"CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}

_FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d./-])")


def date_of(written: str, *, day_first: bool | None = None) -> datetime | None:
    """The moment, aware (UTC where no zone is given), or None where no full date stands.

    Reads ISO 8601, RFC 2822, everyday English forms, and Unix time in seconds or milliseconds.
    05/04/2026 is two days: it counts only where `day_first` says which. A date that may be
    wrong is worse than none, which a person is asked for.
    """
    written = written.strip()
    if not written or len(written) > 60:
        return None
    try:
        found = _unix_time(written) or _calendar_date(written, day_first)
    except (ValueError, OverflowError, OSError, TypeError, AttributeError):
        return None  # the parser meets odd input with any of these
    return found if found and found.year in _YEARS else None


def puts_day_first(written: str) -> bool | None:
    """Whether a date in figures begins with its day: 25/4/2026 and 5.4.2026 do, 4/25/2026 does
    not. None where it may be read both ways, and where none stands."""
    found = _FIGURES.search(written)
    if not found:
        return None
    first, second = int(found[1]), int(found[3])
    if found[2] == "." or first > 12 or first == second:
        return True
    return False if second > 12 else None


def may_be_two_days(written: str) -> bool:
    """Whether it is a date in figures of which nobody can tell the day from the month."""
    return _FIGURES.search(written) is not None and puts_day_first(written) is None


def _unix_time(written: str) -> datetime | None:
    try:
        number = float(written)
    except ValueError:
        return None
    if number > 1e11:
        number /= 1000
    return datetime.fromtimestamp(number, UTC) if number > 1e8 else None


def _calendar_date(written: str, day_first: bool | None) -> datetime | None:
    """Read twice on two different days: a part that follows the day was not in the text."""
    order = day_first if may_be_two_days(written) else puts_day_first(written)
    if order is None and may_be_two_days(written):
        return None
    first, second = (
        parser.parse(written, default=default, tzinfos=_zone, dayfirst=bool(order))
        for default in (datetime(2001, 1, 1, tzinfo=UTC), datetime(2002, 2, 2, tzinfo=UTC))
    )
    if first != second:
        return None
    return first if first.tzinfo else first.replace(tzinfo=UTC)


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    if offset is not None:
        return timezone(timedelta(seconds=offset))
    hours = _ZONE_HOURS.get(name or "")
    return None if hours is None else timezone(timedelta(hours=hours))
