"""What an outlet does with a proposition: each rule of the stance, and the ways to have none."""

from typing import Any

import pytest

from claims.provenance.schema import Vertex
from claims.reports.cells import cell, directness
from claims.reports.schema import Absence, Column, Directness, Stance
from tests.claims.reports.handmade import (
    ADA,
    GAZETTE,
    NOBODY,
    OFFICIALS,
    POST,
    WIRE,
    told,
)

COLUMN = Column(1, "Harbour Post", "F", articles=3, collected=5)


@pytest.mark.parametrize(
    ("chain", "given", "expected"),
    [
        ((POST,), {}, Stance.ASSERTS),
        ((POST,), {"hedged": True}, Stance.QUESTIONS),
        ((ADA,), {}, Stance.REPORTS),
        ((ADA,), {"hedged": True, "hedges": ("may",)}, Stance.REPORTS),
        ((ADA,), {"denial": True}, Stance.DENIES),
        ((POST,), {"denial": True}, Stance.DENIES),
        ((ADA,), {"against": True}, Stance.DENIES),
        ((ADA,), {"hedges": ("it is unclear whether",)}, Stance.QUESTIONS),
        ((POST,), {"cue": "could not confirm"}, Stance.QUESTIONS),
        ((ADA,), {"denial": True, "hedges": ("unclear",)}, Stance.DENIES),
    ],
    ids=str,
)
def test_the_stance(chain: tuple[Vertex, ...], given: dict[str, Any], expected: Stance) -> None:
    assert told(1, POST, *chain, **given).stance is expected


@pytest.mark.parametrize(
    ("chain", "given", "expected"),
    [
        ((POST,), {}, Directness.OWN),
        ((ADA,), {}, Directness.NAMED),
        ((POST, ADA), {}, Directness.NAMED),
        ((OFFICIALS,), {}, Directness.ANONYMOUS),
        ((GAZETTE, ADA), {}, Directness.OUTLET),
        ((GAZETTE,), {"kind": "document"}, Directness.OUTLET),
        ((NOBODY,), {}, Directness.NONE),
        ((ADA,), {"kind": "document"}, Directness.DOCUMENT),
        ((OFFICIALS,), {"kind": "document"}, Directness.DOCUMENT),
        ((ADA,), {"copy_of": WIRE}, Directness.OUTLET),
        ((ADA,), {"copy_of": POST}, Directness.NAMED),
    ],
    ids=str,
)
def test_by_whom_the_outlet_has_it(
    chain: tuple[Vertex, ...], given: dict[str, Any], expected: Directness
) -> None:
    each = told(1, POST, *chain, **given)
    assert directness(each.quoted, each.telling) is expected


@pytest.mark.parametrize(
    ("articles", "collected", "undecided", "expected"),
    [
        (3, 5, (), Absence.SILENT),
        (3, 5, (1,), Absence.UNDECIDED),
        (0, 5, (), Absence.NO_ARTICLE),
        (0, 0, (), Absence.NOT_COLLECTED),
    ],
)
def test_why_an_outlet_has_nothing(
    articles: int, collected: int, undecided: tuple[int, ...], expected: Absence
) -> None:
    empty = cell(Column(1, "Harbour Post", "F", articles, collected), [], undecided)
    assert (empty.absence, empty.stance, empty.claims) == (expected, None, ())


def test_a_cell_says_who_how_surely_and_since_when() -> None:
    each = told(
        1, POST, GAZETTE, ADA, hedges=("may", "may", "possibly"), figures=("seven",), copy_of=WIRE
    )
    found = cell(COLUMN, [each], ())
    assert found.attributed_to == "Coast Gazette → Ada Lind"
    assert (found.hedge, found.number, found.copy_of) == ("may, possibly", "seven", "Nordwire")
    assert found.first_seen == each.quoted.published
    assert found.quote == each.quoted.content


def test_the_most_committed_claim_decides_and_the_others_are_named() -> None:
    reports = told(1, POST, ADA, day=2)
    denies = told(2, POST, ADA, day=3, denial=True)
    asserts = told(3, POST, POST, day=4)
    found = cell(COLUMN, [reports, denies, asserts], ())
    assert found.stance is Stance.ASSERTS
    assert found.claims == (3, 2, 1)
    assert found.others == (Stance.DENIES, Stance.REPORTS)
    assert found.first_seen == reports.quoted.published


def test_among_equals_the_earliest_decides_and_what_has_no_date_comes_last() -> None:
    undated, late, early = told(1, day=None), told(2, day=5), told(3, day=4)
    found = cell(COLUMN, [undated, late, early], ())
    assert found.claims == (3, 2, 1)
    assert found.others == ()


def test_a_hedge_without_words_of_its_own_is_still_one() -> None:
    assert cell(COLUMN, [told(hedged=True)], ()).hedge == "hedged"
