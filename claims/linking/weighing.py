"""Logistic models whose weights stay near given ones and on the side that makes sense. Pure."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.special import expit  # type: ignore[import-untyped]

from claims.linking.signs import Bounds

Numbers = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]

PENALTY = 10.0  # on squared weights, over standardised features
FEWEST = 15  # positive pairs below which no threshold is found
THRESHOLDS = np.linspace(0.1, 0.6, 51)
BLUR = 0.05  # thresholds this far away still tell how good one is


def logistic(values: Numbers, truth: Truth, within: Sequence[Bounds]) -> tuple[float, Numbers]:
    """Bias and weights of ridge logistic regression with each weight kept in its bounds.

    `values` has a row a pair and a column a feature, all of about the same spread.
    """
    nought = np.zeros(values.shape[1] + 1)
    penalty = np.full(len(nought), PENALTY)
    penalty[0] = 0.0
    fit = drawn_to(nought, penalty, values, truth, within)
    return float(fit[0]), fit[1:]


def drawn_to(
    start: Numbers,
    penalty: Numbers,
    values: Numbers,
    truth: Truth,
    within: Sequence[Bounds],
    given: Numbers | float = 0.0,
) -> Numbers:
    """Bias and weights, the likeliest if each lies about `start` with the precision `penalty`.

    Without a pair that is `start` itself; the more pairs, the less it counts. `given` are
    log-odds that each pair has besides.
    """

    def loss(fit: Numbers) -> tuple[float, Numbers]:
        odds, moved = values @ fit[1:] + fit[0] + given, fit - start
        error = expit(odds) - truth
        height = np.logaddexp(0, odds).sum() - odds[truth].sum() + (penalty * moved**2).sum() / 2
        slope = np.concatenate([[error.sum()], values.T @ error]) + penalty * moved
        return float(height), slope

    bounds = [(None, None), *within]
    found: Numbers = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    return found


def threshold(probabilities: Numbers, truth: Truth) -> float:
    """The probability from which on calling a pair by the label should give the best F1.

    F1 over thresholds is a jagged line of which the highest tooth is chance, so it is blurred.
    """
    if truth.sum() < FEWEST:
        return 0.5
    called = probabilities[:, None] >= THRESHOLDS
    f1 = 2 * (called & truth[:, None]).sum(0) / (called.sum(0) + truth.sum())
    near = np.exp(-(((THRESHOLDS[:, None] - THRESHOLDS) / BLUR) ** 2) / 2)
    return float(THRESHOLDS[(near @ f1 / near.sum(1)).argmax()])
