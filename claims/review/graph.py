"""The links of a thread as a picture: claims on a circle, in the order of printing."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from claims.models import Link
from claims.review.threads import ThreadPage

SIZE, RADIUS, DOT = 320, 122, 11
MOST = 40  # claims beyond which a circle shows nothing any more


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    number: int
    outlet: str
    claim: int


@dataclass(frozen=True)
class Edge:
    start: Dot
    end: Dot
    link: int
    look: str
    title: str


@dataclass(frozen=True)
class Graph:
    dots: Sequence[Dot]
    edges: Sequence[Edge]
    size: int = SIZE
    radius: int = DOT


def drawn(page: ThreadPage) -> Graph | None:
    """None where there are too few claims to draw, or too many to see anything."""
    if not 2 <= len(page.claims) <= MOST:
        return None
    dots = {}
    for at, claim in enumerate(page.claims):
        angle = 2 * pi * at / len(page.claims) - pi / 2
        dots[claim.pk] = Dot(
            x=round(SIZE / 2 + RADIUS * cos(angle), 1),
            y=round(SIZE / 2 + RADIUS * sin(angle), 1),
            number=at + 1,
            outlet=claim.run.version.article.outlet_name,
            claim=claim.pk,
        )
    return Graph(list(dots.values()), [_edge(link, dots) for link in page.links])


def _edge(link: Link, dots: dict[int, Dot]) -> Edge:
    start, end = dots[link.one_id], dots[link.other_id]
    how = f"{link.get_status_display().lower()}, {link.same:.2f}"
    title = f"{start.number} and {end.number}: {link.get_relation_display().lower()} ({how})"
    return Edge(start, end, link.pk, f"{link.relation} {link.status}", title)
