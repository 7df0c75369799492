"""Windows over a long text."""

import numpy as np
import pytest

from claims.extraction.encoding import OVERLAP, SIZE, owners, window_starts


@pytest.mark.parametrize("count", [1, SIZE, SIZE + 1, 3 * SIZE, 10_000])
def test_windows_cover_everything(count: int) -> None:
    starts = window_starts(count)
    assert starts[0] == 0
    assert starts[-1] + SIZE >= count
    assert (np.diff(starts) == SIZE - OVERLAP).all()
    assert len(starts) == 1 or starts[-2] + SIZE < count


@pytest.mark.parametrize("count", [1, SIZE + 1, 1000])
def test_every_piece_is_spoken_for_by_a_window_that_holds_it(count: int) -> None:
    starts, places = window_starts(count), np.arange(count)
    begin = starts[owners(starts, places)]
    assert ((begin <= places) & (places < begin + SIZE)).all()


def test_neighbours_meet_in_the_middle_of_their_overlap() -> None:
    starts = window_starts(2 * SIZE)
    edge = int(starts[1]) + OVERLAP // 2
    assert owners(starts, np.array([edge - 1, edge])).tolist() == [0, 1]
