"""Figures: numerals with what bounds them, and the unit they count."""

import re
from collections.abc import Iterator

from claims.extraction import lexicon as lex
from claims.extraction.numerals import Numeral, numerals
from claims.extraction.schema import Figure, Span

_NEAR = r"(?:(?P<near>just|slightly|a (?:little|bit))\s+)?"
_AT_LEAST = re.compile(
    rf"\b{_NEAR}(?:(?<!no )(?<!not )more than|over|above|at least|no (?:fewer|less) than|"
    r"not less than|upwards? of|in excess of|exceeding|beyond|greater than|a minimum of)\s+"
    r"(?P<rough>about\s+|around\s+|an estimated\s+)?$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    rf"\b{_NEAR}(?:not? more than|(?<!no )(?<!not )(?:fewer|less) than|under|below|at most|up to|"
    r"as (?:many|much|few|little) as|a maximum of)\s+(?P<rough>about\s+)?$",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(
    r"\b(?:about|around|roughly|approximately|approx\.|some|nearly|almost|close to|"
    r"(?:an )?estimated|circa|more or less|virtually|perhaps|maybe)\s+$",
    re.IGNORECASE,
)
_BETWEEN, _FROM = re.compile(r"\bbetween\s+$", re.I), re.compile(r"\bfrom\s+$", re.I)
_AND, _TO = re.compile(r"%?\s+and\s+"), re.compile(r"%?(?:\s*[-–—]\s*|\s+to\s+)")
_BEHIND = re.compile(
    r"(?P<more>\+|\s+or more\b|[\s-]plus\b)|(?P<less>\s+or (?:fewer|less)\b)|"
    r"(?P<rough>\s+or so\b|-odd\b|-ish\b)",
    re.IGNORECASE,
)
_FIXED = re.compile(
    r"[\s-]?(?:(?P<percent>%|per\s?cent\b|pct\b|percentage points?\b|points?\b)|"
    r"(?P<money>dollars?|euros?|pounds?)\b)",
    re.IGNORECASE,
)
_SIGNS = {"dollar": "$", "euro": "€", "pound": "£"}
_NEXT = re.compile(r"(?P<join>\s+|-)(?P<word>[^\W\d_][\w’'-]*)")
_SKIPPED = lex.words("of the its his her their our those these more other additional new further")
_STOPS = (
    lex.AUXILIARIES | lex.NEGATIONS | lex.PRONOUNS | lex.DETERMINERS | lex.PREPOSITIONS
    | lex.CONNECTIVES | lex.ADVERBS | frozenset(lex.REPORTING_VERBS)
)  # fmt: skip
# Counted words that do not look like a plural.
_COUNTED = lex.words(
    "people men women children police staff personnel crew cattle sheep aircraft feet dead killed "
    "wounded injured missing hurt arrested km kg mph kph ft lbs"
)
_SPANS_OF_TIME = lex.words("hours days weeks months years decades minutes seconds")
_WORDS_LOOKED_AT = 4
_BEFORE = 32  # characters in front of a numeral that are looked at


def figures(text: str, start: int = 0, end: int | None = None) -> Iterator[Figure]:
    """The figures within `text[start:end]`, in order."""
    end = len(text) if end is None else end
    found = list(numerals(text, start, end))
    at = 0
    while at < len(found):
        one = found[at]
        other = found[at + 1] if at + 1 < len(found) else None
        ranged = other and _range(text, one, other)
        at += 2 if ranged else 1
        yield _figure(text, start, end, *(ranged or (one, one)))


def _range(text: str, one: Numeral, other: Numeral) -> tuple[Numeral, Numeral] | None:
    """ "12 to 15", "between $3 and $5 million", but not "from 12 to 15": that is a change."""
    before, between = text[max(0, one.start - 9) : one.start], text[one.end : other.start]
    joined = _AND if _BETWEEN.search(before) else _TO
    if not joined.fullmatch(between) or (joined is _TO and _FROM.search(before)):
        return None
    if one.scale == 1 and one.value < other.value:
        one = Numeral(one.start, one.end, one.value, other.scale, one.sign or other.sign)
    return (one, other) if one.total < other.total else None


def _figure(text: str, start: int, end: int, one: Numeral, other: Numeral) -> Figure:
    before = text[max(start, one.start - _BEFORE) : one.start]
    low, high = one.total, other.total
    unit, last = _unit(text, other, end)
    between = _BETWEEN.search(before) if one is not other else None
    at_least, at_most = _AT_LEAST.search(before), _AT_MOST.search(before)
    if at_least and at_least[0].lower().startswith("over") and unit in _SPANS_OF_TIME:
        at_least = None  # "over two days" is how long it took
    behind = _BEHIND.match(text, other.end, end)
    more = at_least or (behind and behind["more"]) or other.vague
    less = at_most or (behind and behind["less"])
    roughly = _ROUGHLY.search(before)
    bound = between or at_least or at_most or roughly
    first = one.start - len(before) + bound.start() if bound else one.start
    rough = [at_least and (at_least["near"] or at_least["rough"])]
    rough += [at_most and (at_most["near"] or at_most["rough"]), behind and behind["rough"]]
    return Figure(
        Span(first, max(last, behind.end() if behind else 0)),
        None if less else low,
        None if more else high,
        unit,
        approximate=bool(roughly or other.vague or any(rough)),
    )


def _unit(text: str, number: Numeral, end: int) -> tuple[str, int]:
    """What is counted, and where that ends."""
    at = number.end
    behind = _BEHIND.match(text, at, end)
    at = behind.end() if behind else at
    fixed = _FIXED.match(text, at, end)
    if fixed and not number.sign:
        money = (fixed["money"] or "").lower().removesuffix("s")
        return _SIGNS.get(money, "percent"), fixed.end()
    if number.sign or number.share:
        return number.sign or "percent", at
    return _noun(text, at, end)


def _noun(text: str, at: int, end: int) -> tuple[str, int]:
    """The first of the words behind a number that looks counted; nothing and `at` without one."""
    place = at
    for _ in range(_WORDS_LOOKED_AT):
        found = _NEXT.match(text, place, end)
        if found is None:
            break
        word, place = found["word"].lower(), found.end()
        if found["join"] == "-" and found.start() == at:
            return word.partition("-")[0], place  # "a 12-year sentence"
        if word in _COUNTED or _is_plural(word):
            return _SIGNS.get(word.removesuffix("s"), word), place
        if word in _STOPS and word not in _SKIPPED:
            break
    return "", at


def _is_plural(word: str) -> bool:
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    return plural and word not in _STOPS and len(word) > 3
