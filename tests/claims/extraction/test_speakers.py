import pytest

from claims.extraction.schema import Kind
from claims.extraction.speakers import describe
from tests.claims.extraction.handmade import sentences_of, span


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
