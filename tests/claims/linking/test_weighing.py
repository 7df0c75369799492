"""Weights near given ones, on the side that makes sense."""

import numpy as np
import pytest

from claims.linking.signs import bounds
from claims.linking.weighing import drawn_to, logistic, threshold

chance = np.random.default_rng(5)
VALUES = chance.normal(size=(400, 2))
TRUTH = VALUES[:, 0] + chance.normal(size=400) > 0.5
FREE = (None, None)


def test_what_tells_gets_weight_and_what_does_not_gets_little() -> None:
    bias, [telling, idle] = logistic(VALUES, TRUTH, [FREE, FREE])
    assert telling > 1
    assert abs(idle) < 0.3
    assert bias < 0


def test_no_weight_leaves_its_bounds() -> None:
    _, [telling, _] = logistic(VALUES, TRUTH, [(None, 0.0), FREE])
    assert telling == 0


def test_without_pairs_the_weights_are_those_given() -> None:
    start = np.array([-1.0, 2.0, 0.5])
    none = np.zeros((0, 2))
    found = drawn_to(start, np.full(3, 10.0), none, np.zeros(0, dtype=bool), [FREE, FREE])
    assert found == pytest.approx(start)


def test_the_more_pairs_the_less_the_given_weights_count() -> None:
    start, penalty = np.array([0.0, -2.0, 0.0]), np.full(3, 30.0)
    few = drawn_to(start, penalty, VALUES[:5], TRUTH[:5], [FREE, FREE])
    many = drawn_to(start, penalty, VALUES, TRUTH, [FREE, FREE])
    assert -2 <= few[1] < -1.5
    assert many[1] > 0


def test_the_threshold_is_the_best_one_not_the_luckiest() -> None:
    probabilities = np.concatenate([np.linspace(0.3, 0.9, 60), np.linspace(0.0, 0.3, 60)])
    truth = np.arange(120) < 60
    assert threshold(probabilities, truth) == pytest.approx(0.3, abs=0.05)


def test_too_few_pairs_tell_no_threshold() -> None:
    assert threshold(np.array([0.9, 0.1]), np.array([True, False])) == 0.5


def test_what_speaks_for_a_relation_may_not_count_against_it() -> None:
    assert bounds("same", "words shared") == (0.0, None)
    assert bounds("same", "opposites") == (None, 0.0)
    assert bounds("related", "opposites") == FREE
