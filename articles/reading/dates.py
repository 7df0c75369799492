"""Dates as people and programs write them."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo

from dateutil import parser

# Of the press. A zone can push what lies outside beyond the years that programs can hold.
_YEARS = range(1600, 2200)
_ZONE_HOURS = {"UTC": 0, "GMT": 0, "Z": 0, "BST": 1, "CET": 1, "CEST": 2, "EST": -5, "EDT": -4}
_ZONE_HOURS |= {"CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}


def date_of(written: str) -> datetime | None:
    """The moment, aware (UTC where no zone is given), or None where no full date stands.

    Reads ISO 8601, RFC 2822, everyday English forms, and Unix time in seconds or milliseconds.
    """
    written = written.strip()
    if not written or len(written) > 60:
        return None
    try:
        found = _unix_time(written) or _calendar_date(written)
    except (ValueError, OverflowError, OSError, TypeError, AttributeError):
        return None  # the parser meets odd input with any of these
    return found if found and found.year in _YEARS else None


def _unix_time(written: str) -> datetime | None:
    try:
        number = float(written)
    except ValueError:
        return None
    if number > 1e11:
        number /= 1000
    return datetime.fromtimestamp(number, UTC) if number > 1e8 else None


def _calendar_date(written: str) -> datetime | None:
    """Read twice on two different days: a part that follows the day was not in the text."""
    first, second = (
        parser.parse(written, default=default, tzinfos=_zone)
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
