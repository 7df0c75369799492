"""Groups by correlation clustering: all pairs between two groups count, not the best one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.linking.clusters import MUST, clusters


def test_what_belongs_together_is_joined() -> None:
    assert clusters([1, 2, 3], {(1, 2): 0.4, (1, 3): 0.4, (2, 3): 0.4}) == [{1, 2, 3}]


def test_what_nothing_is_known_of_stays_alone() -> None:
    assert clusters([2, 1], {}) == [{2}, {1}]


def test_one_weak_link_does_not_chain_two_groups() -> None:
    weights = {(1, 2): 0.4, (3, 4): 0.4, (2, 3): 0.3}
    assert clusters([1, 2, 3, 4], weights) == [{1, 2}, {3, 4}]


def test_a_person_who_parts_two_outweighs_all_that_joins_them() -> None:
    weights = {(1, 2): 0.5, (2, 3): 0.5, (1, 3): -MUST}
    assert {1, 3} not in [group & {1, 3} for group in clusters([1, 2, 3], weights)]


def test_a_person_who_joins_two_outweighs_doubt() -> None:
    assert clusters([1, 2, 3], {(1, 2): MUST, (2, 3): -0.5, (1, 3): -0.5}) == [{1, 2}, {3}]


def test_a_pair_of_strangers_is_an_error() -> None:
    with pytest.raises(KeyError):
        clusters([1], {(1, 2): 0.5})


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 8), st.integers(9, 15)), st.floats(-1, 1, width=32), max_size=40
    )
)
def test_every_node_is_in_one_group_and_the_order_of_weights_does_not_matter(
    weights: dict[tuple[int, int], float],
) -> None:
    found = clusters(range(16), weights)
    assert sorted(node for group in found for node in group) == list(range(16))
    assert clusters(range(16), dict(reversed(weights.items()))) == found
