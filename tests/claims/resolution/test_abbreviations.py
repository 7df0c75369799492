"""Abbreviations and what texts spell them out as."""

import pytest

from claims.resolution.abbreviations import initials, is_abbreviation, letters, spelt_out


@pytest.mark.parametrize(
    ("name", "expected"),
    [("HHB", True), ("the HHB", True), ("U.N.", True), ("Holm", False), ("Holm HB", False)],
)
def test_what_is_one(name: str, expected: bool) -> None:
    assert is_abbreviation(name) is expected


def test_letters_and_initials_meet() -> None:
    assert letters("The U.D.W.") == initials("the Union of Dock Workers") == "udw"
    assert initials("Holm") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Holm Harbour Board (HHB) met.", [("hhb", "Holm Harbour Board")]),
        ("Its Union of Dock Workers (the UDW) met.", [("udw", "Union of Dock Workers")]),
        ("Sanhe's National Space Centre (NSC)", [("nsc", "National Space Centre")]),
        ("The board (HHB) met. He left (OK).", []),
        ("(HHB)", []),
    ],
)
def test_only_a_name_with_these_initials_spells_them_out(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert list(spelt_out(text)) == expected
