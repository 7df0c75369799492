import pytest
from spacy.tokens import Doc

from claims.extraction import Kind
from claims.extraction.layers import Office, Party
from claims.extraction.offices import office, offices
from claims.extraction.speakers import describe
from tests.claims.extraction.handmade import sentences_of, span


def labelled(text: str, **names: list[str]) -> Doc:
    """The text with these names marked, by label."""
    doc = sentences_of(text)
    for label, marked in names.items():
        for name in marked:
            place = span(text, name)
            found = doc.char_span(place.start, place.end, label=label)
            assert found is not None
            doc.ents = [*doc.ents, found]
    return doc


def read(doc: Doc, phrase: str) -> tuple[str, str, bool]:
    found = office(doc, describe(doc, span(doc.text, phrase)))
    role, body = found.role, found.organisation
    return role.of(doc.text) if role else "", body.of(doc.text) if body else "", found.former


@pytest.mark.parametrize(
    ("phrase", "bodies", "expected"),
    [
        ("NSC spokesman Tor Bakke", ["NSC"], ("spokesman", "NSC", False)),
        ("the Harbour Board’s press secretary, Tor Bakke,", ["Harbour Board"],
         ("press secretary", "Harbour Board", False)),
        ("Tor Bakke, a spokesman for the Board of Holm Harbour,", ["Board of Holm Harbour"],
         ("spokesman", "Board of Holm Harbour", False)),
        ("Tor Bakke, chief executive of the Holm Bank,", ["Holm Bank"],
         ("chief executive", "Holm Bank", False)),
        ("former mayor Tor Bakke", [], ("mayor", "", True)),
        ("then-Deputy Secretary of State Tor Bakke", [], ("Deputy Secretary of State", "", True)),
        ("Tor Bakke, director of research at the Quay Institute,", ["Quay Institute"],
         ("director of research", "Quay Institute", False)),
        ("Mr. Tor Bakke", [], ("", "", False)),
    ],
)  # fmt: skip
def test_titles_and_appositions(
    phrase: str, bodies: list[str], expected: tuple[str, str, bool]
) -> None:
    doc = labelled(f"Then {phrase} said so.", PERSON=["Tor Bakke"], ORG=bodies)
    assert read(doc, phrase) == expected


def test_what_stands_beside_a_bare_name_counts() -> None:
    doc = labelled("Then school teacher Tor Bakke said so.", PERSON=["Tor Bakke"])
    assert read(doc, "Tor Bakke") == ("school teacher", "", False)
    doc = labelled("Tor Bakke, a teacher, said so.", PERSON=["Tor Bakke"])
    assert read(doc, "Tor Bakke") == ("teacher", "", False)


def test_a_lawyer_of_somebody_speaks_for_no_organisation() -> None:
    doc = labelled("Ana Ruiz’s lawyer, Tor Bakke, said so.", PERSON=["Ana Ruiz", "Tor Bakke"])
    assert read(doc, "Tor Bakke") == ("", "", False)


def test_the_title_of_an_owner_is_not_that_of_the_owned() -> None:
    doc = labelled("Mayor Ana Ruiz’s doctor said so.", PERSON=["Ana Ruiz"])
    assert read(doc, "Mayor Ana Ruiz’s doctor") == ("doctor", "", False)


def test_joint_speakers_have_no_office_in_common() -> None:
    doc = labelled("Mayor Ana Ruiz and Tor Bakke said so.", PERSON=["Ana Ruiz", "Tor Bakke"])
    assert read(doc, "Mayor Ana Ruiz and Tor Bakke") == ("", "", False)


def test_a_spokesman_without_a_name() -> None:
    doc = labelled("A spokesman for the ministry said so.")
    assert read(doc, "A spokesman for the ministry") == ("spokesman", "ministry", False)


def test_a_pronoun_takes_the_office_of_its_party() -> None:
    doc = labelled("NSC spokesman Tor Bakke said so. He left.", PERSON=["Tor Bakke"], ORG=["NSC"])
    full, pronoun = span(doc.text, "NSC spokesman Tor Bakke"), span(doc.text, "He")
    doc._.mentions = {place: describe(doc, place) for place in (full, pronoun)}
    bakke = Party("Tor Bakke", Kind.PERSON, named=True)
    doc._.parties = {full: bakke, pronoun: bakke}
    found = offices(doc)._.offices
    assert (
        found[pronoun] == found[full] == Office(span(doc.text, "spokesman"), span(doc.text, "NSC"))
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fire brigade's chief, Ann Kell, said so.", ("chief", "fire brigade")),
        ("In a letter to the mayor, Ann Kell said so.", ("", "")),
    ],
)
def test_an_office_in_front_of_a_name_between_commas(text: str, expected: tuple[str, str]) -> None:
    doc = labelled(text, PERSON=["Ann Kell"])
    assert read(doc, "Ann Kell")[:2] == expected


def test_an_organisation_goes_by_its_whole_name() -> None:
    doc = labelled("The owner of the Harwick silo said so.", ORG=["Harwick silo"])
    assert read(doc, "The owner of the Harwick silo")[:2] == ("owner", "Harwick silo")


def test_a_place_in_an_office_is_whole_too() -> None:
    text = "The owner of the Harwick silo, Ann Kell, said so."
    doc = labelled(text, PERSON=["Ann Kell"], MISC=["Harwick silo"])
    assert read(doc, "Ann Kell")[:2] == ("owner of the Harwick silo", "")
