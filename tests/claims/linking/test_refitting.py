"""Weights drawn from the shipped ones toward decisions, without database and encoder."""

from dataclasses import replace
from itertools import count

import numpy as np
import pytest

from claims.linking.model import Model, fitted, read_model
from claims.linking.refitting import Example, as_stored, drawn, merit, platt, refit
from claims.linking.schema import LABELS, Label
from claims.linking.signs import BY_HAND, bounds

SHIPPED = fitted()
_articles = count()


def example(label: Label | None, **values: float) -> Example:
    return Example(
        SHIPPED.neutral | {name.replace("_", " "): value for name, value in values.items()},
        (f"a{next(_articles)}", f"b{next(_articles)}"),
        label,
    )


def where_wording_misleads(number: int) -> list[Example]:
    """A newsroom in which the same words say nothing, and the same figure everything."""
    found, chance = [], np.random.default_rng(3)
    for _ in range(number):
        figure = float(chance.random() < 0.5)
        found.append(
            example(
                "same" if chance.random() < 0.1 + 0.8 * figure else None,
                number_same=figure,
                meaning=float(chance.uniform(0.3, 0.9)),
                words_shared=float(chance.uniform(0, 0.6)),
            )
        )
    return found


def moved(model: Model) -> float:
    """By how much the log-odds of `same` have moved for a pair that agrees in a figure."""
    pair = example("same", number_same=1.0, meaning=0.6).values
    return model.log_odds("same", pair) - SHIPPED.log_odds("same", pair)


def test_without_decisions_the_weights_are_as_shipped() -> None:
    assert moved(drawn(SHIPPED, [])) == pytest.approx(0, abs=1e-6)


def test_a_few_decisions_hardly_move_them() -> None:
    assert abs(moved(drawn(SHIPPED, where_wording_misleads(5)))) < 0.75


def test_many_decisions_that_say_the_same_move_them_and_tell_better() -> None:
    outcome = refit(SHIPPED, SHIPPED, where_wording_misleads(300))
    weights = outcome.model.relations["same"].weights
    assert weights["number same"] > SHIPPED.relations["same"].weights["number same"]
    assert outcome.better
    after, before = merit(outcome.held_out["same"], 0.5), merit(outcome.before["same"], 0.5)
    assert after.loss < before.loss
    assert after.calibration < before.calibration
    assert after.precision > before.precision


def test_answers_as_the_model_in_use_foretold_them_are_no_reason_to_leave_it() -> None:
    foretold, chance = [], np.random.default_rng(4)
    for _ in range(60):
        pair = example("same", meaning=float(chance.uniform(0.3, 1)))
        truly = chance.random() < 1 / (1 + np.exp(-SHIPPED.log_odds("same", pair.values)))
        foretold.append(pair if truly else replace(pair, label=None))
    assert not refit(SHIPPED, SHIPPED, foretold).better


def test_weights_keep_their_side_and_what_is_set_by_hand() -> None:
    model = drawn(SHIPPED, where_wording_misleads(200))
    for label in LABELS:
        for name, weight in model.relations[label].weights.items():
            low, high = bounds(label, name)
            assert low is None or weight >= low
            assert high is None or weight <= high
        for name in BY_HAND:
            assert model.relations[label].weights[name] == BY_HAND[name][label]


def test_different_leaves_open_whether_two_claims_are_related() -> None:
    model = drawn(SHIPPED, [example(None) for _ in range(100)])
    before, after = (each.relations["related"] for each in (SHIPPED, model))
    assert after.bias == pytest.approx(before.bias)
    assert after.weights == pytest.approx(before.weights)
    assert model.relations["same"].bias < SHIPPED.relations["same"].bias


def test_what_is_stored_is_read_as_it_was() -> None:
    assert read_model(as_stored(SHIPPED)) == SHIPPED


def test_platt_makes_boastful_odds_honest() -> None:
    chance = np.random.default_rng(5)
    honest = chance.normal(size=2000)
    truth = chance.random(2000) < 1 / (1 + np.exp(-honest))
    slope, offset = platt(3 * honest + 1, truth)
    assert slope == pytest.approx(1 / 3, abs=0.06)
    assert offset == pytest.approx(-1 / 3, abs=0.1)


def test_platt_leaves_odds_alone_where_there_is_too_little_to_tell() -> None:
    assert platt(np.array([3.0, -3.0]), np.array([True, False])) == (1.0, 0.0)


def test_merit_of_a_good_and_a_bad_guess() -> None:
    good, bad = (merit([(p, True), (1 - p, False)], 0.5) for p in (0.9, 0.1))
    assert good.loss < bad.loss
    assert (good.precision, bad.precision) == (1.0, 0.5)
    assert good.calibration == pytest.approx(0.1)
    assert [(each.called, each.right) for each in (good, bad)] == [(1, 1), (1, 0)]
