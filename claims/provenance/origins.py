"""How many independent origins stand behind a proposition. Pure.

The rules, each with a test of its own:

1. Copies collapse: a copy has the origins of the text that it copies.
2. What is relayed counts for its origin, not for the outlet that relays it.
3. A named party, or an outlet that reports on its own, is one origin however many cite it.
4. People whom nobody names may be the same people in two articles: their independence is not
   established. All of them together count as one origin if there is no other, else as none.
5. An end that the article leaves open is unknown and counts as no origin.
6. Outlets that have it from each other in a circle have no recorded lineage.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from claims.provenance.lineage import Lineage
from claims.provenance.schema import Edge, Telling, Vertex, What


class Standing(StrEnum):
    """What can be said of where one telling comes from."""

    NAMED = "named origin"
    RELAYED = "relayed"
    UNRECORDED = "lineage not recorded"
    UNESTABLISHED = "independence not established"


@dataclass(frozen=True)
class Origins:
    """Outlets N, independent origins M, unknown ends k, and the anonymous groups beside them."""

    outlets: tuple[Vertex, ...]
    named: tuple[Vertex, ...]
    groups: tuple[Vertex, ...]
    unknown: int
    unrecorded: int

    @property
    def independent(self) -> int:
        """The least number of origins that are certainly apart from each other."""
        return len(self.named) or min(1, len(self.groups))


@dataclass(frozen=True)
class Pivot:
    """The edge that, if it were cut, would change the number of origins most, and to what."""

    edge: Edge
    independent: int


def origins(lineage: Lineage) -> Origins:
    ends = [lineage.ends(telling) for telling in lineage.tellings]
    final = frozenset().union(*ends)
    return Origins(
        outlets=tuple(sorted({telling.outlet for telling in lineage.tellings})),
        named=tuple(sorted(v for v in final if v.what in (What.PARTY, What.OUTLET))),
        groups=tuple(sorted(v for v in final if v.what is What.GROUP)),
        unknown=sum(vertex.what is What.UNKNOWN for vertex in final),
        unrecorded=sum(not found for found in ends),
    )


def standing(lineage: Lineage, telling: Telling) -> Standing:
    ends = lineage.ends(telling)
    kinds = {vertex.what for vertex in ends}
    if not kinds or kinds == {What.UNKNOWN}:
        return Standing.UNRECORDED
    if kinds <= {What.GROUP, What.UNKNOWN}:
        return Standing.UNESTABLISHED
    through = any(vertex.what is What.OUTLET for vertex in telling.path[1:])
    return Standing.RELAYED if through else Standing.NAMED


def pivot(lineage: Lineage) -> Pivot | None:
    """None where no single edge changes the number. One that a person has confirmed is named
    only where no other changes it."""
    leads = lineage.leads
    counts = Counter(_end(lineage, each, leads[each.claim]) for each in lineage.tellings)
    before = _independent(counts)
    found = (
        Pivot(edge, _independent(_after_cut(lineage, edge, counts)))
        for edge in sorted(lineage.by_edge.keys() - lineage.cut)
    )
    changing = [each for each in found if each.independent != before]
    return max(
        changing,
        key=lambda each: (each.edge not in lineage.confirmed, abs(each.independent - before)),
        default=None,
    )


Ends = Counter[Vertex | None]


def _after_cut(lineage: Lineage, edge: Edge, counts: Ends) -> Ends:
    left = counts.copy()
    for telling in lineage.by_edge[edge]:
        left[_end(lineage, telling, lineage.leads[telling.claim])] -= 1
        left[_end(lineage, telling, lineage.lead(telling, (edge,)))] += 1
    return left


def _end(lineage: Lineage, telling: Telling, lead: Vertex | None) -> Vertex | None:
    """Whom the telling itself has as its end. All ends of all tellings are the end of one of them
    by itself, so that the origins can be counted without going through the graph."""
    return lead if lead and lineage.is_end(telling, lead) else None


def _independent(counts: Ends) -> int:
    kinds = Counter(vertex.what for vertex, number in counts.items() if vertex and number > 0)
    return kinds[What.PARTY] + kinds[What.OUTLET] or min(1, kinds[What.GROUP])


def without(lineage: Lineage, withdrawn: Iterable[Vertex]) -> Lineage:
    """What is left if these parties or outlets are withdrawn: their tellings, and all that lead
    to them and nowhere else."""
    gone = frozenset(withdrawn)
    return Lineage(
        [
            telling
            for telling in lineage.tellings
            if telling.outlet not in gone and not lineage.ends(telling) <= gone
        ],
        lineage.cut,
        lineage.confirmed,
    )
