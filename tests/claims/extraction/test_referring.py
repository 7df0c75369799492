"""Which names an anaphor is weighed against."""

import numpy as np

from claims.extraction.referring import CANDIDATES, candidates, gap_buckets

SPANS = np.array([(0, 1), (5, 5), (9, 10), (14, 15), (20, 21)])


def test_names_before_come_nearest_first_and_one_behind_last() -> None:
    assert candidates(SPANS, 12, 12).tolist() == [2, 1, 0, 3]


def test_a_name_inside_the_phrase_is_none_of_them() -> None:
    assert candidates(SPANS, 9, 12).tolist() == [1, 0, 3]


def test_there_are_never_too_many() -> None:
    many = np.stack([np.arange(200), np.arange(200)], axis=1)
    assert len(candidates(many, 150, 150)) == CANDIDATES


def test_gaps_hold_distance_lines_and_rank() -> None:
    paragraphs = np.array([0] * 8 + [1] * 20)
    near = candidates(SPANS, 12, 12)
    assert gap_buckets(paragraphs, SPANS[near], 12).tolist() == [
        [2, 0, 0],
        [7, 1, 1],
        [11, 1, 2],
        [0, 0, 3],
    ]
