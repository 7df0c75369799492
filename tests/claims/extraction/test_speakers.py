import pytest

from claims.extraction.schema import Kind
from claims.extraction.speakers import describe
from tests.claims.extraction.handmade import sentences_of, span, with_people


@pytest.mark.parametrize(
    ("phrase", "name", "role", "organisation", "kind"),
    [
        ("Jane Doe", "Jane Doe", "", "", Kind.PERSON),
        ("NSC spokesman Jane Doe", "Jane Doe", "NSC spokesman", "NSC", Kind.PERSON),
        ("the coach, Jane Doe", "Jane Doe", "coach", "", Kind.PERSON),
        ("Jane Doe, a spokeswoman for the port", "Jane Doe", "a spokeswoman for the port", "",
         Kind.PERSON),
        ("a State Department spokesperson", "", "State Department spokesperson",
         "", Kind.PERSON),
        ("two port officials", "", "", "", Kind.GROUP),
        ("the Harbour Times", "Harbour Times", "", "", Kind.OUTLET),
        ("the Ministry of Water", "Ministry of Water", "", "Water", Kind.ORGANISATION),
        ("an internal report", "", "", "", Kind.DOCUMENT),
        ("a council memo seen by the Harbour Times",
         "council memo seen by the Harbour Times", "", "", Kind.DOCUMENT),
        ("a Lake Institute poll released Friday", "Lake Institute poll", "", "", Kind.DOCUMENT),
        ("The survey, taken in May", "", "", "", Kind.DOCUMENT),
        ("Dunmore Watch (@dunmorewatch)", "Dunmore Watch", "", "", Kind.ACCOUNT),
        ("@dunmorewatch", "@dunmorewatch", "", "", Kind.ACCOUNT),
        ("Jane Doe and John Roe", "Jane Doe and John Roe", "", "", Kind.GROUP),
        ("He", "", "", "", Kind.PERSON),
        ("they", "", "", "", Kind.GROUP),
    ],
)  # fmt: skip
def test_a_phrase_taken_apart(
    phrase: str, name: str, role: str, organisation: str, kind: Kind
) -> None:
    found = describe(sentences_of(phrase), span(phrase, phrase))
    assert (found.name, found.role, found.organisation, found.kind) == (
        name, role, organisation, kind,
    )  # fmt: skip


def test_only_a_proper_name_is_named() -> None:
    text = "Port officials met Ana Ruiz."
    doc = sentences_of(text)
    assert not describe(doc, span(text, "Port officials")).named
    assert describe(doc, span(text, "Ana Ruiz")).named


@pytest.mark.parametrize(
    ("phrase", "people", "name"),
    [
        ("Ruiz ally, Port Secretary Tom Kell,", ["Ruiz", "Tom Kell"], "Tom Kell"),
        ("his manager, Tom Kell,", ["Tom Kell"], "Tom Kell"),
        ("Kell’s lawyer", ["Kell"], ""),
        ("an aide to Tom Kell", ["Tom Kell"], ""),
    ],
)
def test_of_the_people_in_a_phrase_the_one_who_is_meant(
    phrase: str, people: list[str], name: str
) -> None:
    doc = with_people(f"{phrase} said so.", people)
    assert describe(doc, span(phrase, phrase)).name == name


def test_what_stands_in_front_of_a_name_says_what_it_is() -> None:
    text = "Commuters' group Move On said so."
    made = describe(sentences_of(text), span(text, "Commuters' group Move On"))
    assert (made.name, made.kind) == ("Move On", Kind.ORGANISATION)
