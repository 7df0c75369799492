"""Boxes and lines: outlets left, origins right, nothing over anything else."""

from hypothesis import given
from hypothesis import strategies as st

from claims.provenance.layout import Box, picture
from claims.provenance.lineage import Lineage
from claims.provenance.origins import origins
from claims.provenance.schema import Telling, Vertex, What

POST, GAZETTE, WIRE = (Vertex(What.OUTLET, k, f"Outlet {k}") for k in (1, 2, 3))
LIND = Vertex(What.PARTY, 11, "Ada Lind")


def box(boxes: list[Box], vertex: Vertex) -> Box:
    return next(each for each in boxes if each.vertex == vertex)


def test_outlets_stand_left_of_whom_they_cite_and_origins_in_the_last_layer() -> None:
    lineage = Lineage([Telling(1, POST, (WIRE, LIND)), Telling(2, GAZETTE, (LIND,))])
    drawn = picture(lineage, origins(lineage).named)
    boxes = list(drawn.boxes)
    assert box(boxes, POST).x == box(boxes, GAZETTE).x == 0
    assert box(boxes, POST).x < box(boxes, WIRE).x < box(boxes, LIND).x
    assert [each.vertex for each in boxes if each.origin] == [LIND]
    assert len(drawn.lines) == 3


def test_a_loop_can_be_drawn() -> None:
    lineage = Lineage([Telling(1, POST, (GAZETTE,)), Telling(2, GAZETTE, (POST,))])
    assert len(picture(lineage, ()).lines) == 2


def test_nothing_makes_an_empty_picture() -> None:
    assert picture(Lineage([]), ()).height == 0


def test_a_long_name_is_shortened() -> None:
    long = Vertex(What.PARTY, 1, "The Standing Committee on Harbours and Fisheries")
    assert len(Box(long, 0, 0, False).label) == 25


vertices = st.builds(
    Vertex, st.sampled_from([What.OUTLET, What.PARTY, What.GROUP]), st.integers(1, 6), st.just("x")
)
outlets = st.builds(Vertex, st.just(What.OUTLET), st.integers(1, 6), st.just("x"))


@given(
    st.lists(
        st.builds(
            Telling,
            st.integers(1, 99),
            outlets,
            st.lists(vertices, max_size=3, unique=True).map(tuple),
        ),
        max_size=8,
    )
)
def test_whatever_the_graph_no_two_boxes_lie_over_each_other(tellings: list[Telling]) -> None:
    lineage = Lineage(tellings)
    drawn = picture(lineage, origins(lineage).named)
    assert len({(each.x, each.y) for each in drawn.boxes}) == len(drawn.boxes)
    assert {line.edge for line in drawn.lines} == set(lineage.edges())
    lineage.loops()
