import numpy as np
import pytest

from claims.extraction.decoding import calibrated
from claims.extraction.training.calibration import matched, platt


def test_sureness_becomes_the_share_that_is_right() -> None:
    draw = np.random.default_rng(1)
    sure = draw.uniform(0.05, 0.95, 20_000)
    truth = 1 / (1 + np.exp(-(0.5 * np.log(sure / (1 - sure)) - 1)))
    slope, offset = platt(sure, draw.uniform(size=sure.shape) < truth)
    assert slope == pytest.approx(0.5, abs=0.05)
    assert offset == pytest.approx(-1, abs=0.05)
    assert calibrated(0.5, slope, offset) == pytest.approx(1 / (1 + np.e), abs=0.02)


def test_where_all_is_right_the_fit_stays_finite() -> None:
    slope, offset = platt(np.array([0.2, 0.5, 0.9]), np.array([True, True, True]))
    assert 0.5 < calibrated(0.9, slope, offset) < 1


def test_each_marked_content_is_found_once_by_the_best() -> None:
    found = [((0, 10),), ((0, 9),), ((20, 30),)]
    assert matched(found, [((0, 10),), ((24, 50),)]) == {0}
    assert matched(found, [((0, 10),), ((0, 8),)]) == {0, 1}
