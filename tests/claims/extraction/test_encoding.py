"""Windows over a long text."""

import numpy as np
import pytest

from claims.extraction.encoding import OVERLAP, SIZE, owners, windows


@pytest.mark.parametrize("count", [1, SIZE, SIZE + 1, 3 * SIZE, 10_000])
def test_windows_cover_everything_and_overlap(count: int) -> None:
    starts, size = windows(count)
    assert starts[0] == 0
    assert starts[-1] + size == count
    assert size <= SIZE
    assert len(starts) == 1 or size - np.diff(starts).max() >= OVERLAP - 1


@pytest.mark.parametrize("count", [10, SIZE, SIZE + 1, 2000])
def test_no_window_too_many(count: int) -> None:
    starts, _ = windows(count)
    assert len(starts) == 1 or (len(starts) - 1) * (SIZE - OVERLAP) + OVERLAP < count


@pytest.mark.parametrize("count", [1, SIZE + 1, 1000])
def test_every_piece_is_spoken_for_by_a_window_that_holds_it(count: int) -> None:
    starts, size = windows(count)
    places = np.arange(count)
    begin = starts[owners(starts, places)]
    assert ((begin <= places) & (places < begin + size)).all()


def test_neighbours_meet_in_the_middle_of_their_overlap() -> None:
    starts, _ = windows(2 * SIZE)
    edge = int(starts[1]) + OVERLAP // 2
    assert owners(starts, np.array([edge - 1, edge])).tolist() == [0, 1]
