"""Numbers that two claims can be compared by; equal also where one is rounded."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import isclose

from claims.extraction.figures import figures
from claims.linking.words import stem

UNIQUE = frozenset(["percent", "$", "€", "£"])
MOST = 50  # quantities read of one text


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` in units of `unit`: "percent", a currency sign, or the stem of what is counted."""

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
    """The quantities of `text` in order; of a range both ends."""
    return tuple(islice(_quantities(text), MOST))


def _quantities(text: str) -> Iterator[Quantity]:
    for figure in figures(text):
        unit = figure.unit if figure.unit in UNIQUE else stem(figure.unit)
        for value in dict.fromkeys((figure.low, figure.high)):
            if value is not None:
                yield Quantity(value, unit, figure.span.of(text))


def digits(value: float) -> str:
    """The digits that say something: 247813 has six, 250000 two."""
    return f"{value:.12g}".partition("e")[0].replace(".", "").strip("0")
