import pytest

from claims.extraction.wholes import whole_entities, whole_name
from tests.claims.extraction.handmade import span


def entities(text: str, *found: tuple[str, str]) -> list[tuple[str, str]]:
    given = [(span(text, name), label) for name, label in found]
    return [(place.of(text), label) for place, label in whole_entities(text, given)]


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("The Court of Accounts said so.", "The Court", "The Court of Accounts"),
        (
            "The Bank of the River Towns paid when asked.",
            "The Bank of",
            "The Bank of the River Towns",
        ),
        ("Commuters' group Move On said so.", "Commuters' group Move", "Commuters' group Move On"),
        ("Swimmers' club Get Wet said so.", "Swimmers' club", "Swimmers' club Get Wet"),
        ("The company Brack & Sons said so.", "The company", "The company Brack & Sons"),
        ("The company On Monday said so.", "The company", "The company"),
        ("The port of Dunmore said so.", "The port", "The port"),
        ("It was Kell. On Monday it rained.", "Kell", "Kell"),
        ("The Court Of Accounts Says Fares Went Up", "The Court", "The Court"),
        ("Mayor Now asked for money.", "Mayor", "Mayor"),
    ],
)
def test_a_phrase_takes_in_the_rest_of_its_name(text: str, found: str, whole: str) -> None:
    assert whole_name(text, span(text, found)).of(text) == whole


def test_two_halves_are_one_name() -> None:
    text = "The crew of Port Ellery met the board of Lower Haven on Friday."
    halves = (("Port", "ORG"), ("Ellery", "PERSON"), ("Lower", "ORG"), ("Haven", "GPE"))
    assert entities(text, *halves) == [("Port Ellery", "ORG"), ("Lower Haven", "ORG")]


def test_two_names_side_by_side_stay_two() -> None:
    text = "The House Ann Kell left, and Mr. Brode asked Ann about it on Friday."
    both = (("House", "ORG"), ("Ann Kell", "PERSON"), ("Mr.", "PERSON"), ("Brode", "PERSON"))
    assert entities(text, *both) == list(both)


def test_a_capital_in_a_headline_is_no_part_of_a_name() -> None:
    text = "Reporter Corners Kell Over Missing Harbour Money"
    names = (("Corners", "ORG"), ("Kell", "PERSON"))
    assert entities(text, *names) == list(names)


def test_behind_a_role_two_halves_are_a_person() -> None:
    text = "In the end the minister Pell Haro said that nobody had paid."
    assert entities(text, ("Pell", "ORG"), ("Haro", "PERSON")) == [("Pell Haro", "PERSON")]


def test_a_small_word_is_no_name_alone() -> None:
    text = "The tenants of Step Up asked for money."
    assert entities(text, ("Up", "ORG")) == [("Step Up", "ORG")]


def test_nobodys_name_ends_in_a_small_word() -> None:
    text = "The owner of the Harwick silo asked for money."
    assert entities(text, ("Harwick silo", "PERSON")) == [("Harwick silo", "MISC")]
