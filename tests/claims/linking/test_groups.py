"""Disjoint sets."""

from claims.linking.groups import Groups


def test_a_group_is_named_after_its_least_member() -> None:
    groups = Groups([(5, 3), (3, 9), (2, 7)])
    assert [groups.of(item) for item in (3, 5, 9, 2, 7, 8)] == [3, 3, 3, 2, 2, 8]


def test_a_long_chain_is_one_group() -> None:
    groups = Groups((at, at + 1) for at in range(10_000))
    assert {groups.of(at) for at in (0, 5_000, 10_000)} == {0}
