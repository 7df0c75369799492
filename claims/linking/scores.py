"""Figures of merit, as the shared scorer computes them."""

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]


def average_precision(scores: Numbers, truth: Truth) -> float:
    """Mean precision at each positive, the highest score first; 0 where there is no positive."""
    right = truth[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    return float(precision[right].sum() / max(1, right.sum()))


def precision_recall_f1(called: Truth, truth: Truth) -> tuple[float, float, float]:
    hits = int((called & truth).sum())
    return (
        hits / max(1, int(called.sum())),
        hits / max(1, int(truth.sum())),
        2 * hits / max(1, int(called.sum() + truth.sum())),
    )


def best_f1(scores: Numbers, truth: Truth) -> float:
    """The F1 of the best threshold, chosen with the answers known: for baselines only."""
    right = truth[np.argsort(-scores, kind="stable")]
    calls = np.arange(1, len(right) + 1)
    return float((2 * np.cumsum(right) / (calls + right.sum())).max())


def calibration_error(probabilities: Numbers, truth: Truth, bins: int = 10) -> float:
    """Expected calibration error over bins of equal width (Guo et al., 2017)."""
    place = np.minimum((probabilities * bins).astype(int), bins - 1)
    gaps = (abs(float((probabilities - truth)[place == b].sum())) for b in range(bins))
    return sum(gaps) / len(truth)
