import pytest

from claims.extraction.phrases import noun_phrase_end, object_phrase, subject
from tests.claims.extraction.handmade import sentences_of


def subject_before(text: str, verb: str) -> str | None:
    doc = sentences_of(text)
    at = next(t.i for t in doc if t.text == verb)
    found = subject(doc, 0, at)
    return doc[slice(*found)].text if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Ana Ruiz said it rained.", "Mayor Ana Ruiz"),
        ("On Monday Ruiz said it rained.", "Ruiz"),
        ("In the old town, two residents said it rained.", "two residents"),
        ("A spokesman for the port of Dunmore said it rained.",
         "A spokesman for the port of Dunmore"),
        ("Ruiz, who took over in May, said it rained.", "Ruiz"),
        ("Ruiz, a lawyer for the miners, said it rained.", "Ruiz, a lawyer for the miners"),
        ("The bridge closed and police said it rained.", "police"),
        ("Ruiz and Kell said it rained.", "Ruiz and Kell"),
    ],
)  # fmt: skip
def test_the_subject_of_a_reporting_verb(text: str, expected: str) -> None:
    assert subject_before(text, "said") == expected


def test_no_subject_before_the_first_word() -> None:
    assert subject_before("said nobody", "said") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz in a statement", "Ana Ruiz"),
        ("a US official in the region.", "a US official in the region"),
        ("Ana Ruiz, a spokeswoman for the port.", "Ana Ruiz, a spokeswoman for the port"),
        ("officials and analysts on Friday", "officials and analysts"),
    ],
)
def test_the_phrase_behind_a_verb(text: str, expected: str) -> None:
    doc = sentences_of(text)
    found = object_phrase(doc, 0, len(doc))
    assert found is not None
    assert doc[slice(*found)].text == expected


def test_a_verb_starts_no_phrase() -> None:
    doc = sentences_of("is raining")
    assert noun_phrase_end(doc, 0, len(doc)) == 0
