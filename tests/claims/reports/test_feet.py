"""What a row comes to, and the claims that each figure stands on."""

import pytest

from claims.reports.cells import Told
from claims.reports.feet import changes, foot, same_words
from claims.reports.schema import Foot
from tests.claims.reports.handmade import (
    ADA,
    GAZETTE,
    HERALD,
    NOBODY,
    OFFICIALS,
    POST,
    ROSA,
    WIRE,
    told,
)


def basis(found: Foot) -> dict[str, tuple[int, ...]]:
    return dict(found.basis)


def row(*each: Told) -> Foot:
    return foot(sorted(each, key=lambda one: one.printed))


def test_outlets_and_origins_with_their_claims() -> None:
    found = row(told(1, POST, ADA, day=3), told(2, GAZETTE, ADA, day=2), told(3, WIRE, NOBODY))
    assert (found.outlets, found.independent, found.unknown) == (3, 1, 1)
    assert (found.first, found.origins) == ("Coast Gazette", ("Ada Lind",))
    assert basis(found)["first"] == (2,)
    assert basis(found)["independent"] == (2, 1)
    assert basis(found)["unknown"] == (3,)
    assert basis(found)["outlets"] == (2, 1, 3)


def test_who_denies_or_doubts_is_counted_apart() -> None:
    found = row(
        told(1, POST, ADA),
        told(2, GAZETTE, ROSA, denial=True),
        told(3, WIRE, ROSA, against=True),
        told(4, HERALD, ROSA, hedges=("unclear whether",)),
    )
    assert (found.outlets, found.independent, found.contradictions) == (1, 1, 2)
    assert basis(found)["contradictions"] == (2, 3)


def test_what_contradicts_by_rule_is_marked() -> None:
    answered, applied = told(2, GAZETTE, against=True), told(3, WIRE, against=True, by_rule=True)
    found = row(told(1, POST), answered, applied)
    assert (found.contradictions, found.by_rule) == (2, 1)
    assert basis(found)["by_rule"] == (3,)
    assert "by_rule" not in basis(row(told(1, POST), answered))


def test_people_whom_nobody_names() -> None:
    found = row(told(1, POST, OFFICIALS))
    assert (found.independent, found.origins, found.groups) == (1, (), ("two officials",))


def test_a_loop_is_named_and_stands_on_its_claims() -> None:
    found = row(told(1, POST, GAZETTE), told(2, GAZETTE, POST), told(3, WIRE, ADA))
    assert found.loops == ("Harbour Post → Coast Gazette → Harbour Post",)
    assert found.unrecorded == 2
    assert basis(found)["loops"] == basis(found)["unrecorded"] == (1, 2)


def test_the_step_that_the_number_hangs_on() -> None:
    found = row(told(1, POST, WIRE, ADA), told(2, GAZETTE, ADA))
    assert found.pivot == (
        "If Nordwire did not have it from Ada Lind, there would be 2 independent origins."
    )
    assert basis(found)["pivot"] == (1,)


def test_numbers_of_both_sides_as_printed_each_once() -> None:
    found = row(
        told(1, POST, figures=("seven",), day=2),
        told(2, GAZETTE, figures=("12", "seven"), against=True, day=3),
    )
    assert found.numbers == ("seven", "12")
    assert basis(found)["numbers"] == (1, 2)


def test_wordings() -> None:
    found = row(
        told(1, content="The dam leaks."),
        told(2, content="“the dam  leaks”"),
        told(3, content="A leak"),
    )
    assert found.wordings == 2


@pytest.mark.parametrize("content", ["The dam leaks", "the  DAM leaks.", "“The dam leaks,”"])
def test_the_same_words(content: str) -> None:
    assert same_words(content) == "the dam leaks"


def test_nobody_who_carries_it() -> None:
    found = row(told(1, POST, ADA, denial=True, day=None))
    assert (found.first, found.first_seen, found.outlets, found.independent) == ("", None, 0, 0)
    assert basis(found) == {"contradictions": (1,)}


def test_how_the_wording_moved() -> None:
    found = changes(
        [
            told(1, POST, day=2, hedged=True, figures=("seven",)),
            told(2, GAZETTE, day=3, figures=("twelve",)),
            told(3, WIRE, day=4, figures=("twelve",), against=True),
        ]
    )
    assert [(each.change, each.before, each.after, each.text) for each in found] == [
        ("hedge lost", 1, 2, "Harbour Post → Coast Gazette"),
        ("number moved", 1, 2, "Harbour Post → Coast Gazette: seven → twelve"),
    ]
