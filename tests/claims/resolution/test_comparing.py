"""Two parties compared: the outcome, and the reasons that add up to it."""

import datetime as dt
from dataclasses import replace

import pytest

from claims.extraction import Kind
from claims.resolution.comparing import compare
from claims.resolution.offices import office
from claims.resolution.schema import Outcome, Sketch

MARCH, MAY, LATER = dt.date(2026, 3, 1), dt.date(2026, 5, 1), dt.date(2028, 3, 1)
PLACES = frozenset(["holm", "vestby", "krona"])


def person(name: str, role: str = "", on: dt.date = MARCH, *, former: bool = False) -> Sketch:
    held = (office(role, "", on, former=former),) if role else ()
    return Sketch((name,), Kind.PERSON, offices=held, surroundings=PLACES)


def body(name: str, *owners: str, kind: Kind = Kind.ORGANISATION) -> Sketch:
    return Sketch((name,), kind, owners=frozenset(owners))


def outlet(name: str) -> Sketch:
    return body(name, kind=Kind.OUTLET)


def document(title: str, on: dt.date, publisher: str = "") -> Sketch:
    made = frozenset([publisher] if publisher else [])
    return Sketch((title,), Kind.DOCUMENT, days=(on,), publishers=made)


def nobody(role: str, kind: Kind = Kind.PERSON) -> Sketch:
    return Sketch((role,), kind, named=False, offices=(office(role, "", MARCH),))


CASES = [
    (person("Ada Lind", "harbour master"), person("A. Lind", "harbor master"), Outcome.CERTAIN),
    (person("Ada Lind", "mayor"), person("Ada Lind", "surgeon"), Outcome.PROPOSED),
    (person("Ada Lind", "mayor"), person("Lind", "surgeon"), Outcome.APART),
    (person("Nils Smith"), person("Peter Smith"), Outcome.APART),
    (person("Marcus Tveit Jr."), person("Marcus Tveit Sr."), Outcome.APART),
    (person("Ada Lind"), nobody("harbour master"), Outcome.APART),
    (person("Ada Lind", "harbour master"), nobody("harbour master"), Outcome.PROPOSED),
    (person("Ada Lind", "harbour master", former=True), nobody("harbour master"), Outcome.APART),
    (nobody("harbour master"), nobody("harbour master"), Outcome.APART),
    (nobody("officials", Kind.GROUP), nobody("officials", Kind.GROUP), Outcome.APART),
    (body("Officials", kind=Kind.GROUP), body("Officials", kind=Kind.GROUP), Outcome.APART),
    (body("Ministry of Health", "holm"), body("Ministry of Health", "holm"), Outcome.PROPOSED),
    (body("Ministry of Health", "holm"), body("Ministry of Health", "krona"), Outcome.APART),
    (body("Dock Workers' Union"), body("Union of Dock Workers"), Outcome.PROPOSED),
    (outlet("Coast Gazette"), body("@coastgazette", kind=Kind.ACCOUNT), Outcome.PROPOSED),
    (outlet("Coast Gazette"), outlet("coastgazette.test"), Outcome.CERTAIN),
    (body("Holm Harbour Board"), body("HHB"), Outcome.PROPOSED),
    (body("Holm Harbour Board"), body("NSC"), Outcome.APART),
    (body("Ada Lind"), person("Ada Lind"), Outcome.APART),
    (document("Safety Review", MARCH, "x"), document("Safety Review", MARCH, "x"), Outcome.CERTAIN),
    (document("Safety Review", MARCH), document("Safety Review", LATER), Outcome.APART),
    (document("Safety Review", MARCH, "x"), document("Safety Review", MAY, "y"), Outcome.APART),
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "expected"), CASES, ids=[f"{a.name} and {b.name}" for a, b, _ in CASES]
)
def test_outcome(one: Sketch, other: Sketch, expected: Outcome) -> None:
    there, back = compare(one, other), compare(other, one)
    assert there.outcome is expected, there
    assert there.log_odds == pytest.approx(back.log_odds)
    assert there.evidence[0].name in ("start", "kind")


def test_an_account_is_never_found_to_be_a_person_by_rule() -> None:
    account = Sketch(("@adalind",), Kind.ACCOUNT, surroundings=PLACES)
    verdict = compare(person("Ada Lind"), account)
    assert verdict.probability > 0.9
    assert verdict.outcome is Outcome.PROPOSED


def test_a_name_that_contradicts_outweighs_one_that_agrees() -> None:
    one = replace(person("Ada Lind"), names=("Ada Lind", "A. Lind"))
    assert compare(one, person("Anders Lind")).outcome is Outcome.APART


def test_the_reasons_are_sentences() -> None:
    verdict = compare(person("Ada Lind", "harbour master"), person("A. Lind", "harbour master"))
    told = {each.name: each.text for each in verdict.evidence}
    assert told["name"] == "The initials of “Ada Lind” and “A. Lind” fit each other."
    assert told["company"] == "The articles of both also name Holm, Krona, Vestby."


def test_copies_of_one_text_name_one_party_alike() -> None:
    here = Sketch(("Lind",), Kind.PERSON, surroundings=PLACES, families=frozenset([7]))
    assert compare(here, replace(here, families=frozenset([8]))).outcome is Outcome.PROPOSED
    verdict = compare(here, replace(here, families=frozenset([7, 9])))
    assert verdict.outcome is Outcome.CERTAIN
    assert "Copies of one text name them alike." in [each.text for each in verdict.evidence]
    assert compare(here, replace(here, names=("Ek",))).outcome is Outcome.APART
