"""What provenance is reckoned from: who printed a claim, and through whom it came."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class What(StrEnum):
    OUTLET = "outlet"
    PARTY = "party"
    GROUP = "group"  # people whom nobody names; those of one article
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Vertex:
    """An outlet, a party, or an end left open; `key` is unique among its kind."""

    what: What
    key: int
    name: str = ""

    def __str__(self) -> str:
        return self.name or "unknown"


class How(StrEnum):
    CITED = "cited"  # an article names a party that is no outlet
    RELAYED = "relayed"  # an article cites another outlet
    COPIED = "copied"  # the text is a copy of another outlet's
    UNKNOWN = "unknown"  # the article says that somebody said it, and not who


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """`start` has it from `end`."""

    start: Vertex
    end: Vertex
    how: How

    @property
    def name(self) -> str:
        """The same for as long as its ends are the same, whatever those are called."""
        return edge_name(self.start, self.end, self.how)


def edge_name(start: Vertex, end: Vertex, how: How) -> str:
    return f"{start.what}:{start.key} {how} {end.what}:{end.key}"


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim as one outlet printed it.

    `chain` runs from the article outward, without the outlet itself; empty where the article
    names nobody. `copy_of` is the other outlet whose text this one copies, None for a text of its
    own.
    """

    claim: int
    outlet: Vertex
    chain: tuple[Vertex, ...]
    published: dt.datetime | None = None
    copy_of: Vertex | None = None

    @property
    def attributed(self) -> bool:
        """Whether the article names or describes anybody who says so."""
        return any(vertex.what is not What.UNKNOWN for vertex in self.chain)

    @property
    def path(self) -> tuple[Vertex, ...]:
        """Outlet first; a copy has it through the outlet that it copies."""
        through = (self.copy_of,) if self.copy_of and self.copy_of != self.outlet else ()
        vertices = [self.outlet, *through]
        vertices += [vertex for vertex in self.chain if vertex not in vertices]
        return tuple(vertices)
