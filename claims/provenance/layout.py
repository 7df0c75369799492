"""The graph of who has it from whom as a picture in layers: outlets left, origins right. Pure.

Layers by longest path and order by barycentres, after Sugiyama, Tagawa and Toda (1981).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from claims.provenance.lineage import Lineage
from claims.provenance.schema import Edge, Vertex, What

WIDE, HIGH = 178, 30  # of a box
APART, BETWEEN = 72, 14  # between layers, between boxes
SWEEPS = 4


@dataclass(frozen=True)
class Box:
    vertex: Vertex
    x: int
    y: int
    origin: bool

    @property
    def label(self) -> str:
        name = str(self.vertex)
        return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


@dataclass(frozen=True)
class Line:
    edge: Edge
    path: str
    claims: Sequence[int]
    cut: bool
    confirmed: bool

    @property
    def title(self) -> str:
        said = "cut by a person" if self.cut else self.edge.how.value
        if self.confirmed:
            said += ", confirmed by a person"
        return f"{self.edge.start} has it from {self.edge.end} ({said})"


@dataclass(frozen=True)
class Picture:
    boxes: Sequence[Box]
    lines: Sequence[Line]
    width: int
    height: int
    box_width: int = WIDE
    box_height: int = HIGH


LONGEST = 25  # characters that fit into a box


def picture(lineage: Lineage, origins: Iterable[Vertex]) -> Picture:
    """Boxes and lines in pixels; the same lineage always gives the same picture."""
    edges = lineage.edges()
    layers = ordered(layered(lineage, edges), edges)
    last = set(origins)
    boxes = {
        vertex: Box(vertex, column * (WIDE + APART), row * (HIGH + BETWEEN), vertex in last)
        for column, layer in enumerate(layers)
        for row, vertex in enumerate(layer)
    }
    lines = [
        Line(
            edge=edge,
            path=curve(boxes[edge.start], boxes[edge.end]),
            claims=claims,
            cut=edge in lineage.cut,
            confirmed=edge in lineage.confirmed,
        )
        for edge, claims in sorted(edges.items())
    ]
    tallest = max((len(layer) for layer in layers), default=0)
    return Picture(
        boxes=list(boxes.values()),
        lines=lines,
        width=max(0, len(layers) * (WIDE + APART) - APART),
        height=max(0, tallest * (HIGH + BETWEEN) - BETWEEN),
    )


def layered(lineage: Lineage, edges: Mapping[Edge, Sequence[int]]) -> list[list[Vertex]]:
    """Every vertex one layer right of all that have it from it; a loop lies in one layer."""
    graph: nx.DiGraph[Vertex] = nx.DiGraph()
    graph.add_nodes_from(telling.outlet for telling in lineage.tellings)
    graph.add_edges_from((edge.start, edge.end) for edge in edges)
    whole = nx.condensation(graph)
    depth: dict[int, int] = {}
    for component in nx.topological_sort(whole):
        before = (depth[each] + 1 for each in whole.predecessors(component))
        depth[component] = max(before, default=0)
    layers: dict[int, list[Vertex]] = defaultdict(list)
    deepest = max(depth.values(), default=0)
    for component in whole:
        ends = not list(whole.successors(component)) and depth[component] > 0
        layers[deepest if ends else depth[component]] += whole.nodes[component]["members"]
    return [sorted(layers[at], key=rank) for at in sorted(layers)]


def rank(vertex: Vertex) -> tuple[int, str, int]:
    return list(What).index(vertex.what), vertex.name, vertex.key


def ordered(layers: list[list[Vertex]], edges: Mapping[Edge, Sequence[int]]) -> list[list[Vertex]]:
    """Each layer by the mean place of its neighbours, there and back, so that few lines cross."""
    beside: dict[Vertex, list[Vertex]] = defaultdict(list)
    for edge in edges:
        beside[edge.start].append(edge.end)
        beside[edge.end].append(edge.start)
    for _ in range(SWEEPS):
        place = {v: at / max(1, len(layer)) for layer in layers for at, v in enumerate(layer)}
        layers = [sorted(layer, key=lambda v: mean(beside[v], place, v)) for layer in layers]
    return layers


def mean(beside: Sequence[Vertex], place: Mapping[Vertex, float], own: Vertex) -> float:
    return sum(place[each] for each in beside) / len(beside) if beside else place[own]


def curve(start: Box, end: Box) -> str:
    """An SVG path from the right side of one box to the left side of the other."""
    x1, y1 = start.x + WIDE, start.y + HIGH // 2
    x2, y2 = end.x, end.y + HIGH // 2
    if x2 <= x1:  # within a layer, or back: around the right
        x2 = end.x + WIDE
        return f"M{x1} {y1}C{x1 + 40} {y1} {x2 + 40} {y2} {x2} {y2}"
    middle = (x1 + x2) // 2
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"
