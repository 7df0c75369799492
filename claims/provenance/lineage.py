"""The graph of who has it from whom, and where each telling ends. Pure.

Edges follow the W3C PROV relation wasDerivedFrom, from the outlet outward.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from claims.provenance.schema import Edge, How, Telling, Vertex, What


@dataclass(frozen=True)
class Lineage:
    """The tellings of one proposition with the graph they make; edges in `cut` do not count,
    those in `confirmed` are beyond doubt."""

    tellings: Sequence[Telling]
    cut: frozenset[Edge] = frozenset()
    confirmed: frozenset[Edge] = frozenset()

    def edges(self) -> dict[Edge, list[int]]:
        """Every edge, those cut included, with the claims it stands on."""
        found: dict[Edge, list[int]] = defaultdict(list)
        for telling in self.tellings:
            for edge in steps(telling):
                found[edge].append(telling.claim)
        return dict(found)

    def loops(self) -> list[list[Vertex]]:
        """Outlets that have it from each other, each loop from its least member on."""
        cycles = nx.simple_cycles(self.graph(), length_bound=LONGEST_LOOP)
        return sorted(turned(cycle) for cycle in cycles)

    def graph(self) -> "nx.DiGraph[Vertex]":
        made: nx.DiGraph[Vertex] = nx.DiGraph()
        made.add_nodes_from(telling.outlet for telling in self.tellings)
        made.add_edges_from((e.start, e.end) for e in self.edges() if e not in self.cut)
        return made

    def ends(self, telling: Telling) -> frozenset[Vertex]:
        """Where this telling comes from in the end; empty if that goes round in a circle.

        A telling that ends at an outlet whose own telling is among these, or copies one, comes
        from where that one comes from. One that is cut right at its outlet has no recorded lineage.
        """
        return self._ends(telling, frozenset())

    def _ends(self, telling: Telling, seen: frozenset[Vertex]) -> frozenset[Vertex]:
        last = self._last(telling)
        if last is None:
            return frozenset()
        if telling.copy_of and telling.copy_of in self._by_outlet():
            last = telling.copy_of
        if last.what is not What.OUTLET or last == telling.outlet:
            return frozenset([last])
        if last in seen or telling.outlet in seen:
            return frozenset()
        own = self._by_outlet().get(last, ())
        if not own:
            return frozenset([last])
        beyond = (self._ends(each, seen | {telling.outlet}) for each in own)
        return frozenset().union(*beyond)

    def _last(self, telling: Telling) -> Vertex | None:
        """The outermost vertex that uncut edges lead to; None if the outlet names nobody."""
        last = None
        for edge in steps(telling):
            if edge in self.cut:
                break
            last = edge.end
        return last

    def _by_outlet(self) -> dict[Vertex, list[Telling]]:
        found: dict[Vertex, list[Telling]] = defaultdict(list)
        for telling in self.tellings:
            found[telling.outlet].append(telling)
        return found


LONGEST_LOOP = 6


def steps(telling: Telling) -> Iterable[Edge]:
    for start, end in pairwise(telling.path):
        yield Edge(start, end, how(telling, start, end))


def how(telling: Telling, start: Vertex, end: Vertex) -> How:
    if start == telling.outlet and end == telling.copy_of:
        return How.COPIED
    if end.what is What.UNKNOWN:
        return How.UNKNOWN
    return How.RELAYED if end.what is What.OUTLET else How.CITED


def turned(cycle: Collection[Vertex]) -> list[Vertex]:
    """The same loop, begun at its least member."""
    ring = list(cycle)
    at = ring.index(min(ring))
    return ring[at:] + ring[:at]
