"""The graph of who has it from whom, and where each telling ends. Pure.

Edges follow the W3C PROV relation wasDerivedFrom, from the outlet outward.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

import networkx as nx

from claims.provenance.schema import Edge, How, Telling, Vertex, What

LONGEST_LOOP = 6
MOST_LOOPS = 20


@dataclass(frozen=True, slots=True)
class Ruled:
    """What people say of the edges of a proposition, by the names of those (see `Edge.name`)."""

    cut: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lineage:
    """The tellings of one proposition, each of another claim, with the graph they make; edges in
    `cut` do not count, those in `confirmed` are beyond doubt."""

    tellings: Sequence[Telling]
    cut: frozenset[Edge] = frozenset()
    confirmed: frozenset[Edge] = frozenset()

    def edges(self) -> dict[Edge, list[int]]:
        """Every edge, those cut included, with the claims it stands on."""
        by_edge = self.by_edge.items()
        return {edge: [telling.claim for telling in having] for edge, having in by_edge}

    @cached_property
    def by_edge(self) -> Mapping[Edge, list[Telling]]:
        found: dict[Edge, list[Telling]] = defaultdict(list)
        for telling in self.tellings:
            for edge in steps(telling):
                found[edge].append(telling)
        return dict(found)

    def loops(self) -> list[list[Vertex]]:
        """Outlets that have it from each other, each loop from its least member on."""
        live = [edge for edge in self.by_edge if edge not in self.cut]
        starts = {edge.start for edge in live}  # what has it from nobody is in no loop
        graph: nx.DiGraph[Vertex] = nx.DiGraph()
        graph.add_edges_from((edge.start, edge.end) for edge in live if edge.end in starts)
        cycles = nx.simple_cycles(graph, length_bound=LONGEST_LOOP)
        return sorted(turned(cycle) for cycle in islice(cycles, MOST_LOOPS))

    def ends(self, telling: Telling) -> frozenset[Vertex]:
        """Where this telling comes from in the end; empty if that goes round in a circle.

        A telling that ends at an outlet whose own telling is among these, or copies one, comes
        from where that one comes from. One that is cut right at its outlet has no recorded lineage.
        """
        lead = self.leads[telling.claim]
        if lead is None:
            return frozenset()
        if self.is_end(telling, lead):
            return frozenset([lead])
        found: set[Vertex] = set()
        seen, ahead = {telling.outlet}, [lead]
        while ahead:
            outlet = ahead.pop()
            if outlet not in seen:
                seen.add(outlet)
                ends, onward = self._beyond[outlet]
                found |= ends
                ahead += onward
        return frozenset(found)

    @cached_property
    def leads(self) -> Mapping[int, Vertex | None]:
        """By claim: see `lead`."""
        return {telling.claim: self.lead(telling) for telling in self.tellings}

    def lead(self, telling: Telling, cut: Collection[Edge] = ()) -> Vertex | None:
        """Whom this telling itself leads to, through edges that count and are not in `cut`; None
        if to nobody. An outlet that names nobody but itself reports on its own."""
        if telling.chain and set(telling.chain) == {telling.outlet} and not telling.copy_of:
            return telling.outlet
        last = None
        for edge in steps(telling):
            if edge in self.cut or edge in cut:
                break
            last = edge.end
        return telling.copy_of if last and telling.copy_of in self.outlets else last

    def is_end(self, telling: Telling, lead: Vertex) -> bool:
        """Whether nothing beyond is known of whom the telling leads to."""
        return lead == telling.outlet or lead not in self.outlets

    @cached_property
    def outlets(self) -> frozenset[Vertex]:
        return frozenset(telling.outlet for telling in self.tellings)

    @cached_property
    def _beyond(self) -> Mapping[Vertex, tuple[set[Vertex], set[Vertex]]]:
        """For each outlet whom it names as an end, and the outlets of these that it leads to."""
        found: dict[Vertex, tuple[set[Vertex], set[Vertex]]] = defaultdict(lambda: (set(), set()))
        for telling in self.tellings:
            lead = self.leads[telling.claim]
            if lead is not None:
                ends, onward = found[telling.outlet]
                (ends if self.is_end(telling, lead) else onward).add(lead)
        return found


def ruled(tellings: Sequence[Telling], said: Ruled | None) -> Lineage:
    """The lineage of these tellings with what people say of its edges, if anything."""
    if said is None:
        return Lineage(tellings)
    edges = {edge for telling in tellings for edge in steps(telling)}
    cut = frozenset(edge for edge in edges if edge.name in said.cut)
    return Lineage(tellings, cut, frozenset(e for e in edges if e.name in said.confirmed))


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
