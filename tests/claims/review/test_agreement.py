"""Kappa, against figures worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.review.agreement import agreement

PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1)


def test_by_hand() -> None:
    # 50 things: both say yes 20 times, both no 15 times; 25 and 30 yeses in all.
    said = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    found = agreement(said)
    assert found.pairs == 50
    assert found.observed == pytest.approx(0.7)
    assert found.expected == pytest.approx(0.5)
    assert found.kappa == pytest.approx(0.4)


def test_no_pair_has_no_figures() -> None:
    found = agreement([])
    assert (found.pairs, found.observed, found.expected, found.kappa) == (0, None, None, None)


def test_kappa_is_undefined_where_chance_alone_agrees_fully() -> None:
    found = agreement([("y", "y")] * 3)
    assert (found.observed, found.expected, found.kappa) == (1, 1, None)


def test_full_disagreement_is_below_chance() -> None:
    assert agreement([("y", "n"), ("n", "y")]).kappa == -1


@given(PAIRS)
def test_bounds_and_symmetry(pairs: list[tuple[str, str]]) -> None:
    found = agreement(pairs)
    if found.kappa is not None:
        assert -1 <= found.kappa <= 1
        assert (found.kappa == 1) == (found.observed == 1)
    assert agreement([(b, a) for a, b in pairs]) == found
