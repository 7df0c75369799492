"""Rows and columns in order, both sides of a row, and that equal input gives equal output."""

import datetime as dt
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from claims.provenance.order import LATEST
from claims.provenance.schema import Vertex
from claims.reports.cells import Told
from claims.reports.comparison import Material, Proposition, Remark, column_of, compare
from claims.reports.frozen import canonical
from claims.reports.schema import Absence, Column, Comparison, Stance
from tests.claims.reports import handmade
from tests.claims.reports.handmade import ADA, GAZETTE, HERALD, POST, WIRE, told

OUTLETS = [Column(each.key, each.name, "F", 2, 2) for each in (POST, GAZETTE, WIRE, HERALD)]
METHOD = handmade.comparison().method


def material(
    propositions: Sequence[Proposition],
    every: Sequence[Told],
    outlets: Sequence[Column] = OUTLETS,
    **remarks: Remark,
) -> Material:
    first: dict[int, dt.datetime] = {}
    for each in every:
        first[column_of(each)] = min(first.get(column_of(each), LATEST), each.printed[0])
    return Material(
        propositions,
        {each.quoted.claim: each.quoted for each in every},
        {each.quoted.claim: each.telling for each in every},
        outlets,
        first,
        {int(key[1:]): remark for key, remark in remarks.items()},
    )


def two_rows() -> Comparison:
    every = [
        told(1, POST, day=5),
        told(2, GAZETTE, day=4, extractor="test-2", reviewers=("bela", "arvid")),
        told(3, WIRE, day=3, thread=2),
    ]
    rows = [
        Proposition(1, "The ferry stays", (1, 2), against=(3,)),
        Proposition(2, "It sails", (3,), undecided=frozenset([1])),
    ]
    remark = Remark("Ask Ada.", "2")
    return compare(material(rows, every, r2=remark), METHOD, title="Ferry", note="Draft.")


def test_rows_and_columns_by_first_report() -> None:
    found = two_rows()
    names = [column.name for column in found.columns]
    assert names == ["Nordwire", "Coast Gazette", "Harbour Post", "Herald"]
    assert [row.thread for row in found.rows] == [2, 1]
    assert [cell.outlet for cell in found.rows[1].cells] == [3, 2, 1, 4]


def test_the_other_side_denies() -> None:
    second, first = two_rows().rows
    assert first.cells[0].stance is Stance.DENIES
    assert second.cells[0].stance is Stance.REPORTS
    assert first.foot.contradictions == 1


def test_absences_and_remarks() -> None:
    second, first = two_rows().rows
    assert first.cells[3].absence is Absence.SILENT
    assert second.cells[2].absence is Absence.UNDECIDED
    assert (first.note, first.credibility) == ("", "6")
    assert (second.note, second.credibility) == ("Ask Ada.", "2")


def test_the_method_names_extractors_and_reviewers() -> None:
    found = two_rows()
    assert found.method.extractors == ("test-1", "test-2")
    assert found.method.reviewers == ("arvid", "bela")
    assert [claim.claim for claim in found.claims] == [1, 2, 3]


def test_articles_of_unknown_outlets_share_a_column() -> None:
    nowhere = [Vertex(POST.what, -key, "Outlet not known") for key in (7, 8)]
    every = [told(1, nowhere[0], ADA), told(2, nowhere[1], ADA)]
    columns = [Column(0, "Outlet not known", "F", 2, 2)]
    [row] = compare(material([Proposition(1, "x", (1, 2))], every, columns), METHOD).rows
    assert row.cells[0].claims == (1, 2)


def test_no_rows_no_columns() -> None:
    found = compare(material([], [], []), METHOD)
    assert (found.rows, found.columns, found.claims, found.summary) == ((), (), (), ())


@given(st.permutations([1, 2, 3, 4]), st.permutations([0, 1, 2, 3]))
def test_the_order_of_the_input_makes_no_difference(claims: list[int], outlets: list[int]) -> None:
    days = {1: 5, 2: 5, 3: None, 4: 2}
    places = {1: POST, 2: GAZETTE, 3: WIRE, 4: POST}
    every = [told(pk, places[pk], day=days[pk]) for pk in claims]
    columns = [OUTLETS[at] for at in outlets]
    rows = [Proposition(1, "a", tuple(claims[:2])), Proposition(2, "b", tuple(claims[2:]))]
    known = sorted(rows, key=lambda row: sorted(row.claims))
    again = [Proposition(row.thread, row.wording, tuple(sorted(row.claims))) for row in known]
    one = compare(material(rows, every, columns), METHOD)
    other = compare(material(again, every, OUTLETS), METHOD)
    assert canonical(one) == canonical(other)
