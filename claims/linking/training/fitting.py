"""Features to one calibrated logistic model a relation, in which no evidence counts backwards."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import expit

from claims.linking.schema import LABELS
from claims.linking.signs import BY_HAND, Bounds, bounds
from claims.linking.weighing import logistic, threshold

Numbers = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]

# What is always there is measured from its mean; all other features say nothing at nought.
MEASURED_FROM_MEAN = frozenset(
    [
        "meaning",
        "words shared",
        "words covered",
        "words of context",
        "names nearby",
        "days apart",
        "brevity",
        "lengths",
    ]
)


def fitted(features: Sequence[dict[str, float]], labels: Sequence[str]) -> dict[str, Any]:
    """A model in the form of `weights/relations.json`."""
    names = [name for name in features[0] if name not in BY_HAND]
    values = np.array([[each[name] for name in names] for each in features], dtype=np.float64)
    measured = np.array([name in MEASURED_FROM_MEAN for name in names])
    neutral, spread = values.mean(axis=0) * measured, values.std(axis=0) + 1e-9
    truth = np.array(labels)
    return {
        "neutral": dict(zip(names, neutral.tolist(), strict=True)) | dict.fromkeys(BY_HAND, 0.0),
        "spread": dict(zip(names, spread.tolist(), strict=True)) | dict.fromkeys(BY_HAND, 1.0),
        "relations": {
            label: relation(label, names, (values - neutral) / spread, spread, truth == label)
            for label in LABELS
        },
    }


def relation(
    label: str, names: list[str], values: Numbers, spread: Numbers, truth: Truth
) -> dict[str, Any]:
    within = [bounds(label, name) for name in names]
    bias, standard = logistic(values, truth, within)
    weights = dict(zip(names, (standard / spread).tolist(), strict=True))
    return {
        "bias": bias,
        "weights": weights | {name: float(by[label]) for name, by in BY_HAND.items()},
        "threshold": threshold(crossed(values, truth, within), truth),
    }


def crossed(values: Numbers, truth: Truth, within: Sequence[Bounds]) -> Numbers:
    """The probability of each pair by weights fitted to four fifths that lack it."""
    part, found = np.arange(len(truth)) % 5, np.zeros(len(truth))
    for each in range(5):
        bias, weights = logistic(values[part != each], truth[part != each], within)
        found[part == each] = expit(values[part == each] @ weights + bias)
    return found
