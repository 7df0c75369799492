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
# How many of its scale "half a million", "a dozen" and "thousands" are at least.
_ALONE = {"half_scale": 0.5, "lone_scale": 1.0, "many": 2.0}

_SCALE = r"hundred|thousand|million|billion|trillion|dozen"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_NUMERAL = re.compile(
    rf"""
    (?P<sign>[$€£])?\s?(?<![\w.:/])(?<![A-Za-z]-)
      (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
      (?![\d:/]|\.\d|(?:st|nd|rd|th|s)\b)
      (?P<digits_scale>(?:[\s-]?(?:{_SCALE}))+\b|(?:k|mn?|bn?)\b)?
    |\b(?:
      (?P<part>two|three|four|nine|one|a|an)[\s-](?P<of>
        (?:third|quarter|fifth|sixth|eighth|tenth)(?:s|(?=\s+of\b|\s+the\b)))
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
# Most contents hold no numeral, which this tells at a tenth of the price.
_HINT = re.compile(
    r"\d|two|thr|fou|fiv|six|sev|eig|nin|ten|ele|twe|thi|for|fif|doz|hun|tho|mil|bil|tri|half|zero|"
    r"score|quar|one-|one |couple|few"
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
    if not _HINT.search(text[start:end].lower()):
        return
    for match in _NUMERAL.finditer(text, start, end):
        found = _read(match)
        if found and isfinite(found.total):
            yield found


def _read(match: re.Match[str]) -> Numeral | None:
    kind = match.lastgroup or ""
    if kind in ("digits", "digits_scale"):
        return _of_digits(match)
    if kind in ("of", "half"):
        return Numeral(*match.span(), _share(match), share=True)
    if kind in _ALONE:
        return Numeral(*match.span(), _ALONE[kind], _scale(match[kind]), vague=kind == "many")
    if kind == "vague_scale":
        least = _VAGUE[match["vague"].lower()]
        return Numeral(*match.span(), least, _scale(match[kind]), vague=True)
    return _of_words(match)


def _share(match: re.Match[str]) -> float:
    if match["half"]:
        return 50.0
    count = _WORDS.get(match["part"].lower(), 1.0)
    return 100 * count / _PARTS[match["of"].lower().removesuffix("s")]


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
    """The bare word "one" counts nothing, nor does a place called "Zero"."""
    word, ones = match["word"].lower(), (match["ones"] or "").lower()
    scale = match["word_scale"] or ""
    if match["word"] in ("one", "One", "Zero") and not (ones or scale):
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
