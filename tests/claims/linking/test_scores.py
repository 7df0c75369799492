import numpy as np
import pytest

from claims.linking.scores import (
    average_precision,
    best_f1,
    calibration_error,
    precision_recall_f1,
)

SCORES = np.array([0.9, 0.8, 0.3, 0.1])
TRUTH = np.array([True, False, True, False])


def test_average_precision_is_the_mean_of_precision_at_each_positive() -> None:
    assert average_precision(SCORES, TRUTH) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision(SCORES, np.zeros(4, dtype=bool)) == 0


def test_precision_recall_and_f1() -> None:
    assert precision_recall_f1(SCORES > 0.5, TRUTH) == (0.5, 0.5, 0.5)
    assert precision_recall_f1(SCORES > 1, TRUTH) == (0, 0, 0)


def test_the_best_threshold_is_found() -> None:
    assert best_f1(SCORES, TRUTH) == pytest.approx(0.8)


def test_calibration_error_is_the_gap_in_each_bin_by_its_size() -> None:
    assert calibration_error(np.array([0.75, 0.75, 1.0]), np.array([True, False, True])) == (
        pytest.approx(0.5 / 3)
    )
