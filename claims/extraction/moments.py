"""Moments: days, months, years and hours that a text names, counted from a publication date.

Rules of our own rather than a library for dates (docs/decisions/0012).
"""

import re
from collections.abc import Callable
from datetime import date

from claims.extraction import days
from claims.extraction.days import Days
from claims.extraction.schema import Moment, Span, Time

YEAR = re.compile(r"(?<![\w$€£,.])(?:19|20)\d\d(?![\w%]|,\d)")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = (
    ("a", "an", "one"), ("two",), ("three",), ("four",), ("five",), ("six",), ("seven",),
    ("eight",), ("nine",), ("ten",), ("eleven",), ("twelve",),
)  # fmt: skip
_COUNT_OF = {word: count for count, words in enumerate(_COUNTS, 1) for word in words}

# In capitals only: "may" and "march" are verbs.
_MONTH = (
    r"(?P<month>(?-i:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?!\w))"
)
_WEEKDAY = rf"(?P<weekday>(?-i:{'|'.join(name.title() for name in _WEEKDAYS)}))"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w%]|,\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:,.]\d|\d)"
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(sorted(_COUNT_OF, key=len, reverse=True)) + ")"
_UNIT = r"(?P<unit>day|week|month|year|decade)"
_SEASON = r"spring|summer|autumn|fall|winter"
_PART = r"(?P<part>early|mid|late|(?:the\s)?(?:start|beginning|middle|end)\sof)"
_TIME_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night))?"
_WHICH = r"(?P<which>last|past|previous|next|coming|following)"

_PARTS = {"start": "early", "beginning": "early", "middle": "mid", "end": "late"}
_AWAY = {
    "last": -1, "past": -1, "previous": -1, "the": 0, "this": 0, "next": 1, "coming": 1,
    "following": 1,
}  # fmt: skip
_WAYS = {Time.PAST: -1, Time.PRESENT: 0, None: 0, Time.FUTURE: 1}

Reader = Callable[[re.Match[str], date, int], Days | None]


def moments(
    text: str,
    start: int = 0,
    end: int | None = None,
    published: date | None = None,
    time: Time | None = None,
) -> list[Moment]:
    """The moments named within `text[start:end]`, in order; `time` is that of their clause."""
    end = len(text) if end is None else end
    if not _ANY.search(text, start, end):
        return []
    found: list[Moment] = []
    for pattern, reader in _RULES:
        for match in pattern.finditer(text, start, end):
            span = Span(*match.span())
            if not any(span.overlaps(other.span) for other in found):
                earliest, latest = _read(reader, match, published, _WAYS[time])
                found.append(Moment(span, earliest, latest))
    return sorted(found, key=lambda moment: moment.span)


def _read(
    reader: Reader, match: re.Match[str], published: date | None, way: int
) -> Days | tuple[None, None]:
    """A date that names its year needs no publication date: any day does for it."""
    if published is None and not (_given(match, "year") or _given(match, "iso")):
        return None, None
    try:
        return reader(match, published or date(2000, 1, 1), way) or (None, None)
    except (ValueError, OverflowError):
        return None, None


def _iso(match: re.Match[str], today: date, way: int) -> Days:
    return days.on(date.fromisoformat(match["iso"]))


def _month_day(match: re.Match[str], today: date, way: int) -> Days:
    number, first = _month_of(match), int(match["day"])
    last, year = int(_given(match, "last") or first), _given(match, "year")
    if year:
        return date(int(year), number, first), date(int(year), number, last)
    return days.month_day(number, first, last, today, way)


def _in_month(match: re.Match[str], today: date, way: int) -> Days:
    number, which, year = _month_of(match), _given(match, "which"), _given(match, "year")
    if year:
        return _part_of(match, days.of_month(int(year), number))
    if which:  # "last March", said in March, is that of last year
        way = _AWAY[which]
        today = days.period("month", today, way)[0]
    return _part_of(match, days.month(number, today, way))


def _on_weekday(match: re.Match[str], today: date, way: int) -> Days:
    number = _WEEKDAYS.index(match["weekday"].lower())
    which = _given(match, "which")
    if which:
        return days.weekday_of_week(number, today, _AWAY[which])
    return days.weekday(number, today, way)


def _near(match: re.Match[str], today: date, way: int) -> Days:
    words = match[0].lower()
    if "yesterday" in words or words == "last night":
        return days.period("day", today, -2 if "before" in words else -1)
    if "tomorrow" in words:
        return days.period("day", today, 2 if "after" in words else 1)
    return days.on(today)


def _in_period(match: re.Match[str], today: date, way: int) -> Days:
    away = _AWAY[_given(match, "which")]
    return _part_of(match, days.period(_given(match, "period"), today, away))


def _ago(match: re.Match[str], today: date, way: int) -> Days:
    count = _count(match) * (-1 if _given(match, "ago") == "ago" else 1)
    return days.period(_given(match, "unit"), today, count)


def _within(match: re.Match[str], today: date, way: int) -> Days:
    count = _count(match) * _AWAY[_given(match, "which")]
    return days.stretch(_given(match, "unit"), today, count)


def _in_season(match: re.Match[str], today: date, way: int) -> Days:
    return days.of_season(_given(match, "season"), int(match["year"]))


def _in_year(match: re.Match[str], today: date, way: int) -> Days:
    year = int(match["year"])
    if _given(match, "decade"):
        return date(year, 1, 1), date(year + 9, 12, 31)
    return _part_of(match, days.of_year(year))


def _hour(match: re.Match[str], today: date, way: int) -> None:
    return None


def _month_of(match: re.Match[str]) -> int:
    return _MONTHS.index(match["month"][:3].lower()) + 1


def _count(match: re.Match[str]) -> int:
    count = _given(match, "count")
    return int(count) if count.isdecimal() else _COUNT_OF[count]


def _part_of(match: re.Match[str], found: Days) -> Days:
    word = _given(match, "part").removesuffix(" of").removeprefix("the ")
    return days.of_part(_PARTS.get(word, word), found) if word else found


def _given(match: re.Match[str], name: str) -> str:
    """What the group of that name found, in lower case; "" where the rule has no such group."""
    return (match.groupdict().get(name) or "").lower()


def _rule(pattern: str, reader: Reader) -> tuple[re.Pattern[str], Reader]:
    return re.compile(pattern, re.IGNORECASE), reader


# A rule takes precedence over those behind it.
_RULES = (
    _rule(r"(?<![\d-])(?P<iso>\d{4}-\d\d-\d\d)(?![\d-])", _iso),
    _rule(
        rf"\b(?:{_WEEKDAY},?\s)?{_MONTH}\s{_DAY}(?:\s?[-–]\s?(?P<last>\d{{1,2}})\b)?"
        rf"(?:,?\s{_YEAR})?",
        _month_day,
    ),
    _rule(rf"\b(?:{_WEEKDAY},?\s)?(?:the\s)?{_DAY}(?:\sof)?\s{_MONTH}(?:,?\s{_YEAR})?", _month_day),
    _rule(rf"\b(?:the\s)?(?P<season>{_SEASON})(?:\sof)?\s{_YEAR}", _in_season),
    _rule(rf"\b(?:{_PART}[\s-])?(?P<which>last|next|this)\s{_MONTH}", _in_month),
    _rule(rf"\b(?:{_PART}[\s-])?{_MONTH},?(?:\sof)?\s{_YEAR}", _in_month),
    _rule(
        r"(?:\b(?<=\bin\s)|(?<=\bby\s)|(?<=\bof\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bduring\s)|"
        rf"(?<=\bfrom\s)|(?<=\bbefore\s)|(?<=\bafter\s)|\b{_PART}[\s-])"
        rf"{_MONTH}",
        _in_month,
    ),
    _rule(rf"\b(?:(?P<which>last|this|next)\s)?{_WEEKDAY}{_TIME_OF_DAY}\b", _on_weekday),
    _rule(
        r"\b(?:today|tonight|last\snight|this\s(?:morning|afternoon|evening)|"
        rf"(?:the\sday\sbefore\s)?yesterday{_TIME_OF_DAY}|"
        rf"(?:the\sday\safter\s)?tomorrow{_TIME_OF_DAY})\b",
        _near,
    ),
    _rule(rf"\b{_COUNT}\s{_UNIT}s?\s(?P<ago>ago|from\snow)\b", _ago),
    _rule(rf"\b(?:the\s)?{_WHICH}\s{_COUNT}\s{_UNIT}s\b", _within),
    _rule(
        rf"\b(?:{_PART}\s)?(?:the\s)?(?P<which>last|past|previous|this|next|coming)\s"
        rf"(?P<period>week|weekend|month|year|decade|{_SEASON})\b",
        _in_period,
    ),
    _rule(
        r"\b(?P<part>(?:the\s)?(?:start|beginning|middle|end)\sof)\s(?P<which>the)\s"
        r"(?P<period>week|month|year|decade)\b",
        _in_period,
    ),
    _rule(r"\b(?:the\s)?(?P<year>(?:19|20)\d0)(?P<decade>s)\b", _in_year),
    _rule(rf"(?:\b{_PART}[\s-])?(?<![\w$€£,.]){_YEAR}", _in_year),
    _rule(
        r"(?<![\d:])\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?|(?<![\d:])\d{1,2}:\d\d(?![\d:])|"
        r"\b(?:noon|midnight)\b",
        _hour,
    ),
)
# Most contents name no moment, which this tells at a tenth of the price.
_ANY = re.compile(
    r"(?:19|20)\d\d|\d[:.]\d\d|\d\s?[ap]\.?m|day|night|tomorrow|morning|evening|noon|week|month|"
    r"year|decade|spring|summer|autumn|fall|winter|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
)
