"""A model drawn from the shipped one toward what people decided, and how well it does. Pure.

The shipped weights are the prior: each lies about its shipped value with a precision of `PRIOR`,
so that a handful of decisions moves next to nothing. Probabilities are calibrated after Platt
(1999) on pairs that the weights had not seen, and every figure is of such pairs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
from scipy.special import expit  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from claims.linking.folds import FOLDS, Labelled, folds, training_pairs
from claims.linking.model import TELLING, Model
from claims.linking.schema import LABELS, Label
from claims.linking.scores import average_precision, calibration_error
from claims.linking.signs import BY_HAND, bounds
from claims.linking.weighing import Numbers, Truth, drawn_to

PRIOR = 30.0  # in standard units; as much as some three hundred decisions
RARE = 0.5  # the least spread of what is there or not: a handful of pairs are not to judge it
FEWEST = 50  # decisions for and against below which no probability is recalibrated

Odds = dict[Label, Numbers]
Scored = list[tuple[float, bool]]  # probability and truth
Tell = Callable[[float], None]  # how much of the work is done, of 1


@dataclass(frozen=True, slots=True)
class Example:
    """A decided pair: its features, the articles of its claims, and what it is.

    `label` is None where a person said that it is nothing worth telling, which leaves open
    whether the two are related.
    """

    values: Mapping[str, float]
    articles: tuple[str, str]
    label: Label | None

    def is_a(self, label: Label) -> bool | None:
        """Whether the pair is a `label`; None where the answer does not say."""
        if self.label is None:
            return False if label in TELLING else None
        return self.label == label


@dataclass(frozen=True, slots=True)
class Merit:
    """How well probabilities fit: log loss, average precision, calibration error; of the pairs
    from a threshold on, which are `called`, how many are right."""

    loss: float
    precision: float
    calibration: float
    called: int
    right: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The new model; for each telling relation what it says of pairs held out, and what the model
    in use says of them."""

    model: Model
    held_out: dict[Label, Scored]
    before: dict[Label, Scored]

    @property
    def better(self) -> bool:
        """Does it tell the pairs held out better than the model in use, by more than chance may?"""
        gains = sum(losses(self.before[label]) - losses(self.held_out[label]) for label in TELLING)
        return bool(np.mean(gains) > np.std(gains) / np.sqrt(np.size(gains)))


def unheard(share: float) -> None:
    """Nobody waits."""


def refit(prior: Model, used: Model, examples: Sequence[Example], tell: Tell = unheard) -> Outcome:
    """Weigh the evidence by `examples` from `prior` on, and compare with the model in `used`.

    Folds are split by article: no pair is judged by weights that saw one of its articles.
    """
    unseen = crossed(prior, examples, tell)
    scales = {label: platt(odds, truths(examples, label)) for label, odds in unseen.items()}
    return Outcome(
        model=scaled(drawn(prior, examples), scales),
        held_out={label: recalibrated(unseen[label], examples, label) for label in TELLING},
        before={
            label: scored(log_odds(used, label, examples), examples, label) for label in TELLING
        },
    )


def drawn(prior: Model, examples: Sequence[Example]) -> Model:
    """`prior`, each relation drawn toward the examples that say something of it."""
    return replace(prior, relations={label: _drawn(prior, label, examples) for label in LABELS})


def _drawn(prior: Model, label: Label, examples: Sequence[Example]) -> Any:
    """What is set by hand stays as it is, and so does the threshold."""
    before = prior.relations[label]
    telling = [each for each in examples if each.is_a(label) is not None]
    names = [name for name in before.weights if name not in BY_HAND]
    spread = np.array([spread_of(prior, name) for name in names])
    start = np.array([before.bias, *(before.weights[name] for name in names)])
    start[1:] *= spread
    found = drawn_to(
        start,
        np.full(len(start), PRIOR),
        np.array([standard(prior, names, each) for each in telling]).reshape(-1, len(names)),
        truths(telling, label),
        [bounds(label, name) for name in names],
        np.array([by_hand(prior, label, each) for each in telling]),
    )
    weights = dict(zip(names, (found[1:] / spread).tolist(), strict=True))
    return replace(before, bias=float(found[0]), weights=before.weights | weights)


def standard(model: Model, names: Sequence[str], example: Example) -> list[float]:
    return [(example.values[n] - model.neutral[n]) / spread_of(model, n) for n in names]


def spread_of(model: Model, name: str) -> float:
    return model.spread[name] if model.neutral[name] else max(model.spread[name], RARE)


def by_hand(model: Model, label: Label, example: Example) -> float:
    shares = model.shares(label, example.values)
    return sum(shares[name] for name in BY_HAND)


def crossed(prior: Model, examples: Sequence[Example], tell: Tell) -> Odds:
    """The log-odds of each example by weights that saw neither of its articles."""
    labelled = [Labelled(each.articles, each.label or "different") for each in examples]
    tested_in = folds(labelled) if labelled else []
    found: Odds = {label: np.zeros(len(examples)) for label in LABELS}
    for fold in range(FOLDS):
        model = drawn(prior, [examples[i] for i in training_pairs(labelled, tested_in, fold)])
        for place in (i for i, k in enumerate(tested_in) if k == fold):
            for label in LABELS:
                found[label][place] = model.log_odds(label, examples[place].values)
        tell((fold + 1) / (FOLDS + 1))  # all examples at once come last
    return found


def log_odds(model: Model, label: Label, examples: Sequence[Example]) -> Numbers:
    return np.array([model.log_odds(label, each.values) for each in examples])


def truths(examples: Sequence[Example], label: Label) -> Truth:
    return np.array([bool(each.is_a(label)) for each in examples], dtype=bool)


def platt(odds: Numbers, truth: Truth) -> tuple[float, float]:
    """Slope and offset that make log-odds honest; 1 and 0 where there are too few to tell."""
    if min(truth.sum(), (~truth).sum()) < FEWEST:
        return 1.0, 0.0
    fit = LogisticRegression(C=np.inf).fit(odds[:, None], truth)
    slope, offset = float(fit.coef_[0, 0]), float(fit.intercept_[0])
    return (slope, offset) if slope > 0 else (1.0, 0.0)


def recalibrated(odds: Numbers, examples: Sequence[Example], label: Label) -> Scored:
    """Probabilities, each half calibrated on the other."""
    truth, half, honest = truths(examples, label), np.arange(len(odds)) % 2, odds.copy()
    for each in range(2):
        slope, offset = platt(odds[half != each], truth[half != each])
        honest[half == each] = slope * odds[half == each] + offset
    return scored(honest, examples, label)


def scored(odds: Numbers, examples: Sequence[Example], label: Label) -> Scored:
    truth = truths(examples, label)
    return [(float(expit(z)), bool(y)) for z, y in zip(odds, truth, strict=True)]


def scaled(model: Model, scales: Mapping[Label, tuple[float, float]]) -> Model:
    """`model` with the log-odds of each relation stretched and moved; reasons still add up."""
    relations = {
        label: replace(
            each,
            bias=scales[label][0] * each.bias + scales[label][1],
            weights={name: scales[label][0] * weight for name, weight in each.weights.items()},
        )
        for label, each in model.relations.items()
    }
    return replace(model, relations=relations)


def merit(pairs: Scored, threshold: float) -> Merit:
    probabilities, truth = columns(pairs)
    called = probabilities >= threshold
    return Merit(
        loss=float(losses(pairs).mean()),
        precision=average_precision(probabilities, truth),
        calibration=calibration_error(probabilities, truth),
        called=int(called.sum()),
        right=int((called & truth).sum()),
    )


def losses(pairs: Scored) -> Numbers:
    """What each probability costs: minus the logarithm of what it gave to the truth."""
    probabilities, truth = columns(pairs)
    given: Numbers = np.where(truth, probabilities, 1 - probabilities)
    return -np.log(np.maximum(given, 1e-12))


def columns(pairs: Scored) -> tuple[Numbers, Truth]:
    table = np.array(pairs, dtype=np.float64).reshape(-1, 2)
    return table[:, 0], table[:, 1] > 0


def as_stored(model: Model) -> dict[str, Any]:
    """The form that `relations.read_model` reads."""
    return asdict(model)
