"""How often an attribution of a given sureness is right, fitted on articles held out.

Platt, Probabilistic Outputs for Support Vector Machines, 1999; his softened targets keep both
parameters finite.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from claims.extraction.decoding import SUREST, Tagged
from claims.extraction.encoding import CALIBRATION, WEIGHTS, Networks
from claims.extraction.pipeline import extract
from claims.extraction.schema import ExtractedClaim
from claims.extraction.tagging import networks, read_raw
from claims.extraction.training.annotations import Annotated, Range, overlap

RIGHT = 0.5  # Dice overlap of the contents, as the scorer of PolNeAR has it
ROUNDS, PASSES = 50, 6


def calibrate(folder: Path, articles: Sequence[Annotated]) -> tuple[float, float]:
    """Fit slope and offset for the networks in `folder` and write them beside these."""
    using = Networks(folder)
    return write(folder, *fit(pair for article in articles for pair in judged(using, article)))


def settle(articles: Sequence[Annotated]) -> tuple[float, float]:
    """Fit again on the claims that the whole pipeline shows, with the weights that ship: rules mend
    contents and drop doubles, so what is left is right more often than the tagger alone. What is
    shown hangs on the fit in turn, hence several passes, each half the way."""
    for _ in range(PASSES):
        networks.cache_clear()
        slope, offset = networks().calibration
        bend, shift = fit(pair for article in articles for pair in shown(article))
        bend, shift = (1 + bend) / 2, shift / 2
        found = write(WEIGHTS, bend * slope, bend * offset + shift)
    return found


def fit(seen: Iterable[tuple[float, bool]]) -> tuple[float, float]:
    sure, right = zip(*seen, strict=True)
    return platt(np.array(sure), np.array(right))


def write(folder: Path, slope: float, offset: float) -> tuple[float, float]:
    found = {"slope": round(slope, 3), "offset": round(offset, 3)}
    (folder / CALIBRATION).write_text(json.dumps(found) + "\n", encoding="utf-8")
    return slope, offset


def judged(using: Networks, article: Annotated) -> Iterable[tuple[float, bool]]:
    """Every attribution found in an article: how sure, and whether it is one of the marked."""
    return _against_marks(read_raw(article.text, using).attributions, article)


def shown(article: Annotated) -> Iterable[tuple[float, bool]]:
    """The same of every claim that is shown."""
    return _against_marks(extract(article.text).claims, article)


def _against_marks(
    found: Sequence[Tagged | ExtractedClaim], article: Annotated
) -> list[tuple[float, bool]]:
    contents = [tuple((p.start, p.end) for p in each.content) for each in found]
    right = matched(contents, [binding.content for binding in article.bindings])
    return [(each.confidence, k in right) for k, each in enumerate(found)]


def matched(found: Sequence[tuple[Range, ...]], marked: Sequence[tuple[Range, ...]]) -> set[int]:
    """Which of those found are marked: one to one, best overlap first."""
    pairs = sorted(
        (
            (share, i, j)
            for i, mine in enumerate(found)
            for j, theirs in enumerate(marked)
            if (share := overlap(mine, theirs)) >= RIGHT
        ),
        reverse=True,
    )
    ours, taken = set[int](), set[int]()
    for _, i, j in pairs:
        if i not in ours and j not in taken:
            ours.add(i)
            taken.add(j)
    return ours


def platt(sure: "np.ndarray", right: "np.ndarray") -> tuple[float, float]:
    """Slope and offset on the log odds of `sure` (n,) that explain `right` (n,) best, by Newton's
    method with steps halved until they help."""
    sure = np.clip(sure, SUREST, 1 - SUREST)
    rows = np.stack([np.log(sure / (1 - sure)), np.ones(len(sure))])
    yes, no = right.sum(), len(right) - right.sum()
    target = np.where(right, (yes + 1) / (yes + 2), 1 / (no + 2))

    def loss(weights: "np.ndarray") -> float:
        odds = weights @ rows
        return float((np.logaddexp(0, odds) - target * odds).sum())

    weights = np.array([0.0, 0.0])
    for _ in range(ROUNDS):
        guess = 1 / (1 + np.exp(-weights @ rows))
        bend = (rows * (guess * (1 - guess))) @ rows.T + 1e-9 * np.eye(2)
        step = np.linalg.solve(bend, rows @ (guess - target))
        while loss(weights - step) > loss(weights) and np.abs(step).max() > 1e-9:
            step = step / 2
        weights = weights - step
    return float(weights[0]), float(weights[1])
