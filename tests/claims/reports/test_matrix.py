"""What a table shows, and what its keys open."""

import pytest

from claims.reports.comparison import Proposition, compare
from claims.reports.matrix import ABSENCES, LEGEND, STANCES, figures, lines, opened
from claims.reports.schema import Absence, Comparison, Stance
from tests.claims.reports.handmade import ADA, GAZETTE, NOBODY, POST, ROSA, WIRE, told
from tests.claims.reports.test_comparison import METHOD, material


def made() -> Comparison:
    every = [
        told(1, POST, ADA, day=2, hedged=True, figures=("7",)),
        told(2, POST, ROSA, day=3, denial=True),
        told(3, GAZETTE, NOBODY, day=4, figures=("12",)),
        told(4, WIRE, ROSA, day=5, against=False, thread=2),
    ]
    rows = [Proposition(1, "It leaks", (1, 2, 3)), Proposition(2, "It holds", (4,))]
    return compare(material(rows, every), METHOD)


def test_every_stance_and_absence_has_a_shape_of_its_own() -> None:
    assert set(STANCES) == set(Stance)
    assert set(ABSENCES) == set(Absence)
    assert len({look.shape for look in LEGEND}) == len(LEGEND)


def test_cells_stand_under_their_outlets() -> None:
    first, second = lines(made(), made().rows)
    assert [place.column.name for place in first.places][:2] == ["Harbour Post", "Coast Gazette"]
    assert [place.look.word for place in first.places] == ["denies", "reports", "silent", "silent"]
    assert [look.word for look in first.places[0].others] == ["reports"]
    assert [place.look.word for place in second.places][2] == "reports"


def test_figures_stand_on_claims() -> None:
    line = lines(made(), made().rows)[0]
    told = {figure.name: (figure.text, figure.claims) for figure in line.figures}
    assert told["first"] == ("first in Harbour Post, 2 March 2026", (1,))
    assert told["outlets"] == ("2 outlets", (1, 3))
    assert told["unknown"] == ("1 unknown", (3,))
    assert told["contradictions"] == ("1 contradiction", (2,))
    assert told["numbers"] == ("numbers: 7, 12", (1, 3))
    assert told["changes"][1] == (1, 2, 3)
    assert "loops" not in told


@pytest.mark.parametrize(
    ("key", "claims"),
    [
        ("1-1", [2, 1]),
        ("1-2", [3]),
        ("1-4", []),
        ("1-unknown", [3]),
        ("1-changes", [1, 2, 3]),
        ("summary-0", [1, 2, 3, 4]),
    ],
)
def test_a_key_opens_claims(key: str, claims: list[int]) -> None:
    found = opened(made(), key)
    assert found is not None
    assert [claim.claim for claim in found.claims] == claims


@pytest.mark.parametrize(
    "key", ["", "1", "1-", "9-1", "1-99", "1-zebra", "summary-99", "summary-x"]
)
def test_any_other_key_opens_nothing(key: str) -> None:
    assert opened(made(), key) is None


def test_many_changes_and_numbers_are_counted() -> None:
    every = [
        told(n, POST, ADA, day=1 + n, hedged=n % 2 == 0, figures=(str(n),)) for n in range(1, 11)
    ]
    [row] = compare(material([Proposition(1, "x", tuple(range(1, 11)))], every), METHOD).rows
    texts = {figure.name: figure.text for figure in figures(row)}
    assert texts["numbers"] == "numbers: 1, 2, 3, 4, 5, 6, 7, 8 and 2 more"
    assert texts["changes"] == "hedge gained: 5 times; number moved: 9 times; hedge lost: 4 times"
