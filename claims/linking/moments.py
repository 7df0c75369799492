"""When: the years that a text names, and whether two claims can speak of one time."""

from datetime import date

from claims.extraction.moments import YEAR

YEAR_ON = 330  # days after which a like event is rather its successor


def years(text: str) -> frozenset[int]:
    return frozenset(int(year) for year in YEAR.findall(text))


def days_between(one: date | None, other: date | None) -> int | None:
    return abs((one - other).days) if one and other else None


def bridged(one: date | None, other: date | None, named: frozenset[int]) -> bool:
    """Does the later article name the year in which the earlier one was published?"""
    return bool(one and other and min(one, other).year in named)
