"""Distances between a piece and the cue that it is read for."""

import numpy as np

from claims.extraction.binding import (
    DISTANCES,
    REACH,
    bucket,
    distance_buckets,
    paragraph_buckets,
    reach_of,
)


def test_the_cue_itself_is_at_no_distance() -> None:
    found = distance_buckets(6, 2, 3, cued=True)
    assert found[2] == found[3] == 0
    assert len(set(found.tolist())) == 5


def test_an_anchor_that_is_no_cue_says_so() -> None:
    assert distance_buckets(4, 1, 1, cued=False)[1] == DISTANCES - 1


def test_buckets_grow_with_the_gap_and_stay_in_range() -> None:
    found = distance_buckets(2000, 1000, 1000, cued=True)
    assert (np.diff(found[1001:]) >= 0).all()
    assert found.max() < DISTANCES - 1
    assert bucket(np.array([1, 2, 16])).tolist() == [1, 2, 16]


def test_paragraphs_are_counted_from_the_anchor_and_clipped() -> None:
    assert paragraph_buckets(np.array([0, 4, 5, 5, 9]), 2).tolist() == [0, 2, 3, 3, 6]


def test_reach_stays_inside_the_window() -> None:
    assert reach_of(50, 49) == slice(0, 50)
    assert reach_of(250, 0) == slice(0, 2 * REACH)
    assert reach_of(250, 249) == slice(250 - 2 * REACH, 250)
    assert reach_of(250, 120) == slice(120 - REACH, 120 + REACH)
