"""Numerals: what number digits or words write, without what stands around them.

Years, dates, hours, ordinals, decades and the numbers in names ("Article 5", "F-16") are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite, prod

_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
          "eighteen", "nineteen")  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: float(value) for value, word in enumerate((*_ONES, *_TEENS))} | {
    word: value * 10.0 for value, word in enumerate(_TENS, 2)
}
_SCALES = {
    "dozen": 12.0, "score": 20.0, "ten": 10.0, "hundred": 1e2, "thousand": 1e3, "k": 1e3,
    "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12,
}  # fmt: skip
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_VAGUE = {"several": 3.0, "a few": 2.0, "a couple of": 2.0, "a couple": 2.0}

_SCALE = r"hundred|thousand|million|billion|trillion|dozen"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_NUMERAL = re.compile(
    rf"""
    (?P<sign>[$€£])?\s?(?<![\w.:/])(?<![A-Za-z]-)
      (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
      (?![\d:/]|\.\d|(?:st|nd|rd|th|s)\b)
      (?P<digits_scale>(?:[\s-]?(?:{_SCALE}))+\b|(?:k|mn?|bn?)\b)?
    |\b(?:
      (?P<part>two|three|four|nine|one|a|an)[\s-](?P<of>thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)
        (?=\s+of\b|\s+the\b|s)
      |(?P<half>half)(?=\s+(?:of|the|its|his|her|their|all)\b)
      |half[\s-](?:an?[\s-])?(?P<half_scale>{_SCALE})
      |(?P<vague>several|a\ few|a\ couple(?:\ of)?)\s(?P<vague_scale>{_SCALE})
      |(?P<many>(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)
        (?:\s+of\s+(?:thousands|millions|billions))?)
      |an?\s(?P<lone_scale>{_SCALE})
      |(?P<word>{"|".join(_WORDS)})(?:-(?P<ones>{"|".join(_ONES[1:])}))?
        (?P<word_scale>(?:[\s-](?:{_SCALE}))+)?
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NAMED = re.compile(
    rf"(?:\b(?:article|section|title|chapter|flight|route|highway|interstate|room|channel|page|"
    rf"number|resolution|proposition|amendment|district|phase|level|no\.|nos\.|line|{_MONTH})"
    rf"\s|#)$",
    re.IGNORECASE,
)
_CLOCK = re.compile(rf"\s?(?:[ap]\.?m\b|o['’]clock|{_MONTH}\b)", re.IGNORECASE)
_LONGEST_NAMED = 14  # characters in front of a numeral that are looked at


@dataclass(frozen=True, slots=True)
class Numeral:
    """The number `value` times `scale` at `start:end`.

    `sign` is a currency sign or "", `share` says that it is a part of a whole, given in per cent,
    `vague` that it is the least that the words can mean ("dozens").
    """

    start: int
    end: int
    value: float
    scale: float = 1.0
    sign: str = ""
    share: bool = False
    vague: bool = False

    @property
    def total(self) -> float:
        return self.value * self.scale


def numerals(text: str, start: int, end: int) -> Iterator[Numeral]:
    """The numerals within `text[start:end]`, in order."""
    for match in _NUMERAL.finditer(text, start, end):
        found = _read(match)
        if found and isfinite(found.total):
            yield found


def _read(match: re.Match[str]) -> Numeral | None:
    at, end = match.span()
    match match.lastgroup:
        case "digits" | "digits_scale":
            return _of_digits(match)
        case "of":
            value = 1.0 if match["part"][0] in "aA" else _WORDS[match["part"].lower()]
            share = 100 * value / _PARTS[match["of"].lower().rstrip("s")]
            return Numeral(at, end, share, share=True)
        case "half":
            return Numeral(at, end, 50.0, share=True)
        case "half_scale":
            return Numeral(at, end, 0.5, _scale(match["half_scale"]))
        case "vague_scale":
            least = _VAGUE[match["vague"].lower()]
            return Numeral(at, end, least, _scale(match["vague_scale"]), vague=True)
        case "many":
            return Numeral(at, end, 2.0, _scale(match["many"]), vague=True)
        case "lone_scale":
            return Numeral(at, end, 1.0, _scale(match["lone_scale"]))
    return _of_words(match)


def _of_digits(match: re.Match[str]) -> Numeral | None:
    text, start = match.string, match.start("digits")
    value = float(match["digits"].replace(",", ""))
    sign, scale = match["sign"] or "", match["digits_scale"] or ""
    plain = not (sign or scale)
    if plain and (_is_year(match["digits"]) or _is_named(text, start, match.end())):
        return None
    begin = match.start("sign") if sign else start
    return Numeral(begin, match.end(), value, _scale(scale), sign)


def _of_words(match: re.Match[str]) -> Numeral | None:
    """The bare word "one" counts nothing."""
    word, ones = match["word"].lower(), (match["ones"] or "").lower()
    scale = match["word_scale"] or ""
    if word == "one" and not (ones or scale):
        return None
    return Numeral(*match.span(), _WORDS[word] + _WORDS.get(ones, 0.0), _scale(scale))


def _scale(words: str) -> float:
    """The product of "hundred thousand", "tens of millions"; 1 for no words."""
    found = (word for word in re.findall(r"[a-z]+", words.lower()) if word != "of")
    return prod(_SCALES.get(word) or _SCALES[word.removesuffix("s")] for word in found)


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and "1900" <= digits <= "2100"


def _is_named(text: str, start: int, end: int) -> bool:
    """Part of a name, a date or an hour."""
    before = text[max(0, start - _LONGEST_NAMED) : start]
    return bool(_NAMED.search(before) or _CLOCK.match(text, end))
