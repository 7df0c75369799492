"""Disjoint sets of claims that are one (Tarjan 1975). Pure."""

from collections.abc import Iterable


class Groups:
    """Every item belongs to the group of all it is paired with, directly or through others."""

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        self._parent: dict[int, int] = {}
        for one, other in pairs:
            a, b = self.of(one), self.of(other)
            self._parent[max(a, b)] = min(a, b)

    def of(self, item: int) -> int:
        """The least item of the group that `item` belongs to; itself, if paired with none."""
        root = item
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while (parent := self._parent.get(item, item)) != root:
            self._parent[item], item = root, parent
        return root
