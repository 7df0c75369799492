"""Numbers with their units, from digits or words; equal also where one is rounded."""

import re
from dataclasses import dataclass
from math import isclose, isfinite

from claims.linking.words import listed, stem

ONES = listed("zero one two three four five six seven eight nine")
TEENS = listed("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
SMALL = {word: value for value, word in enumerate((*ONES, *TEENS))} | {
    word: value * 10 for value, word in enumerate(TENS, 2)
}
SCALES = {"dozen": 12, "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6} | {
    word: 1e9 if word[0] == "b" else 1e12 for word in ("billion", "bn", "trillion")
}
UNITS = dict.fromkeys(("%", "percent", "per", "pct", "point"), "percent") | {
    word: sign
    for sign, word in (
        ("$", "dollar"),
        ("€", "euro"),
        ("£", "pound"),
        *zip("$€£", "$€£", strict=True),
    )
}
UNIQUE = frozenset(UNITS.values())
MOST = 50  # quantities read of one text
NUMBER = re.compile(
    r"(?P<money>[$€£])?\s?(?<![\w.])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d)"
    r"|\b(?P<word>" + "|".join(SMALL) + r")(?:-(?P<unit_word>" + "|".join(ONES[1:]) + r"))?\b",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"[\s-]*(?:(hundred|thousand|million|billion|trillion|dozen|bn|k|m)\b)?[\s-]*(%|[^\W\d_]+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` in units of `unit`: "percent", a currency sign, or the stem of the word after it."""

    value: float
    unit: str
    shown: str  # as printed

    def equals(self, other: "Quantity") -> bool:
        """One value, or one of them the other in round figures: 250,000 for 247,813."""
        if self.unit != other.unit and {self.unit, other.unit} & UNIQUE:
            return False
        coarse, fine = sorted((self.value, other.value), key=lambda value: len(digits(value)))
        rounded = float(f"{fine:.{max(1, len(digits(coarse)))}g}")
        return isclose(rounded, coarse) and isclose(fine, coarse, rel_tol=0.05)


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of `text` in order; years are no quantities, nor is the bare word "one"."""
    found = []
    for match in NUMBER.finditer(text):
        value, (times, unit, end) = value_of(match), measure(match)
        bare_one = (match["word"] or "").casefold() == "one" and not match["unit_word"]
        if not is_year(match, value) and not bare_one and isfinite(value):
            found.append(Quantity(value * times, unit, text[match.start() : end].strip()))
    return tuple(found[:MOST])


def measure(match: re.Match[str]) -> tuple[float, str, int]:
    """By how much the number is to be multiplied, its unit, and where both end."""
    followed = AFTER.match(match.string, match.end())
    scale, after = followed.groups() if followed else (None, None)
    times = SCALES.get((scale or "").casefold(), 1.0)
    if match["money"]:
        return times, match["money"], followed.end(1) if followed and scale else match.end()
    return times, unit_of(after), followed.end() if followed else match.end()


def digits(value: float) -> str:
    """The digits that say something: 247813 has six, 250000 two."""
    return f"{value:.12g}".partition("e")[0].replace(".", "").strip("0")


def value_of(match: re.Match[str]) -> float:
    if match["digits"]:
        return float(match["digits"].replace(",", ""))
    tens, ones = match["word"].casefold(), (match["unit_word"] or "").casefold()
    return float(SMALL[tens] + SMALL.get(ones, 0))


def unit_of(after: str | None) -> str:
    word = (after or "").casefold()
    return UNITS.get(word) or UNITS.get(word.removesuffix("s")) or stem(word)


def is_year(match: re.Match[str], value: float) -> bool:
    return not match["money"] and "," not in match.group() and 1900 <= value <= 2100
