import pytest

from claims.extraction.cues import Form, cues
from tests.claims.extraction.handmade import sentences_of


def found(text: str) -> list[tuple[str, Form]]:
    doc = sentences_of(text)
    return [(doc[c.start : c.end].text, c.form) for c in cues(doc, 0, len(doc))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruiz has repeatedly said it rained.", ("has repeatedly said", Form.ACTIVE)),
        ("Ruiz went on to add that it rained.", ("went on to add", Form.ACTIVE)),
        ("Ruiz left, adding that it rained.", ("adding", Form.PARTICIPLE)),
        ("It was reported by Kell.", ("was reported", Form.PASSIVE)),
        ("According to Ruiz, it rained.", ("According to", Form.ACCORDING)),
        ("There were fears that it would rain.", ("fears", Form.NOUN)),
        ("It reportedly rained.", ("reportedly", Form.HEARSAY)),
        ("It Will Rain, Say Officials", ("Say", Form.ACTIVE)),
    ],
)
def test_every_form_of_cue(text: str, expected: tuple[str, Form]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz did not say when it rained.",
        "Ruiz declined to say more.",
        "The report lay on her claims desk.",
        "Ruiz wants to announce a plan.",
        "The Washington Post building is closed.",
    ],
)
def test_what_looks_like_a_cue_and_is_none(text: str) -> None:
    assert found(text) == []
