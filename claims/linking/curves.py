"""What thresholds would have brought on pairs that people answered. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

STEPS = tuple(step / 20 for step in range(1, 20))
WIDTH, HEIGHT = 300, 100  # of the drawing, in its own units
WORTH_ASKING = 0.5  # precision from which on a proposal is worth a person's time
FEWEST = 10  # called pairs below which a precision says nothing
WORTH_APPLYING = 0.95
SURE = 1.96  # standard deviations: 95 of 100 such intervals hold the true precision


@dataclass(frozen=True, slots=True)
class Point:
    """Of the pairs that a threshold calls, how many are right; `real` are all that are."""

    threshold: float
    called: int
    right: int
    real: int

    @property
    def precision(self) -> float | None:
        return self.right / self.called if self.called else None

    @property
    def recall(self) -> float | None:
        return self.right / self.real if self.real else None

    @property
    def surely(self) -> float:
        """The precision that is nearly certain: the lower bound of Wilson (1927)."""
        if not self.called:
            return 0.0
        share, n, z = self.right / self.called, self.called, SURE
        middle = share + z * z / (2 * n)
        width = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        return (middle - width) / (1 + z * z / n)


@dataclass(frozen=True, slots=True)
class Curve:
    points: tuple[Point, ...]
    pairs: int
    real: int
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def suggest(self) -> float | None:
        """The lowest threshold above which at least every second proposal is right."""
        return _lowest(
            each
            for each in self.points
            if each.called >= FEWEST and each.right >= WORTH_ASKING * each.called
        )

    @property
    def apply(self) -> float | None:
        """The lowest threshold above which nearly all are right, which takes many answers."""
        return _lowest(each for each in self.points if each.surely >= WORTH_APPLYING)

    @property
    def precision_line(self) -> str:
        return _line((each.threshold, each.precision) for each in self.points)

    @property
    def recall_line(self) -> str:
        return _line((each.threshold, each.recall) for each in self.points)


def curve(pairs: Sequence[tuple[float, bool]]) -> Curve:
    """From probabilities with the truth of each; no pairs give a curve of no worth."""
    real = sum(truth for _, truth in pairs)
    return Curve(tuple(_point(pairs, step, real) for step in STEPS), len(pairs), real)


def _point(pairs: Sequence[tuple[float, bool]], threshold: float, real: int) -> Point:
    called = [truth for probability, truth in pairs if probability >= threshold]
    return Point(threshold, len(called), sum(called), real)


def _lowest(points: Iterable[Point]) -> float | None:
    return min((each.threshold for each in points), default=None)


def _line(heights: Iterable[tuple[float, float | None]]) -> str:
    """The points of an SVG line, from left to right; what is undefined is left out."""
    drawn = ((WIDTH * x, HEIGHT * (1 - y)) for x, y in heights if y is not None)
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in drawn)
