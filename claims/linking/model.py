"""The weights of the evidence for each relation, and what they say of a pair's features. Pure.

One logistic model a relation, each calibrated alone: its log-odds are a sum over features, so
that a reason is a share of that sum. Fitted by `claims.linking.training`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path
from typing import Any

from claims.linking.schema import LABELS, Label

TELLING: tuple[Label, ...] = ("same", "contradicts", "updates")
REMAINING: tuple[Label, ...] = ("related", "unrelated")
FITTED = Path(__file__).parent / "weights" / "relations.json"


@dataclass(frozen=True, slots=True)
class Relation:
    """`threshold` is the probability from which on the label may be given."""

    bias: float
    weights: dict[str, float]
    threshold: float

    @property
    def threshold_odds(self) -> float:
        return log(self.threshold / (1 - self.threshold))


@dataclass(frozen=True, slots=True)
class Model:
    """A feature at its neutral value says nothing for or against any relation; `spread` is how
    far it usually lies from there."""

    neutral: dict[str, float]
    spread: dict[str, float]
    relations: dict[Label, Relation]

    def shares(self, label: Label, values: Mapping[str, float]) -> dict[str, float]:
        """What each feature adds to the log-odds of `label`, the bias left out."""
        weights = self.relations[label].weights
        return {name: w * (values[name] - self.neutral[name]) for name, w in weights.items()}

    def log_odds(self, label: Label, values: Mapping[str, float]) -> float:
        return self.relations[label].bias + sum(self.shares(label, values).values())


def judged(model: Model, values: Mapping[str, float]) -> tuple[Label, dict[Label, float]]:
    """The label, and the probability of each.

    Of the telling labels that reach their thresholds, the one farthest above; else the likelier of
    `related` and `unrelated`.
    """
    odds = {label: model.log_odds(label, values) for label in LABELS}
    above = {label: odds[label] - model.relations[label].threshold_odds for label in LABELS}
    reached = [label for label in TELLING if above[label] >= 0]
    label = max(reached or REMAINING, key=above.__getitem__)
    return label, {each: 1 / (1 + exp(-odds[each])) for each in LABELS}


@cache
def fitted() -> Model:
    return read_model(json.loads(FITTED.read_text(encoding="utf-8")))


def read_model(stored: dict[str, Any]) -> Model:
    """The model in the form in which `weights/relations.json` keeps it."""
    return Model(
        neutral=stored["neutral"],
        spread=stored["spread"],
        relations={label: Relation(**stored["relations"][label]) for label in LABELS},
    )
