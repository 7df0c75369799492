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
    ends = {telling: lineage.ends(telling) for telling in lineage.tellings}
    final = {vertex for found in ends.values() for vertex in found}
    return Origins(
        outlets=tuple(sorted({telling.outlet for telling in lineage.tellings})),
        named=tuple(sorted(v for v in final if v.what in (What.PARTY, What.OUTLET))),
        groups=tuple(sorted(v for v in final if v.what is What.GROUP)),
        unknown=sum(vertex.what is What.UNKNOWN for vertex in final),
        unrecorded=sum(not found for found in ends.values()),
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
    before = origins(lineage).independent
    found = (
        Pivot(edge, origins(Lineage(lineage.tellings, lineage.cut | {edge})).independent)
        for edge in sorted(lineage.edges().keys() - lineage.cut)
    )
    changing = [each for each in found if each.independent != before]
    return max(
        changing,
        key=lambda each: (each.edge not in lineage.confirmed, abs(each.independent - before)),
        default=None,
    )


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
