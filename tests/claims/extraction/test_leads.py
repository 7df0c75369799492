"""A paper that opens the sentence relays what somebody else says in it."""

import pytest

from claims.extraction.layers import Attribution
from claims.extraction.leads import leads
from tests.claims.extraction.handmade import attribution, span

TEXT = "According to the Dunmore Herald, Ann Pell, who chairs the panel, said the dam leaks."


@pytest.mark.parametrize("speaker", ["Ann Pell", "the Dunmore Herald, Ann Pell"])
def test_the_opening_party_relays(speaker: str) -> None:
    (made,) = leads(TEXT, [attribution(TEXT, "the dam leaks", "said", speaker)])

    assert made.speaker == span(TEXT, "Ann Pell")
    assert made.via == (span(TEXT, "the Dunmore Herald"),)


def test_the_opening_is_no_statement_of_its_own_then() -> None:
    opening = attribution(TEXT, "the dam leaks", "According to", "the Dunmore Herald, Ann Pell")
    said = attribution(TEXT, "the dam leaks", "said", "Ann Pell")

    (made,) = leads(TEXT, [opening, said])

    assert made.cue == said.cue


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "According to Ann Pell, the mayor, the dam leaks.",
            ("the dam leaks", "According to", "Ann Pell, the mayor"),
        ),
        (
            "According to the Herald, rain fell. Later Ann Pell said the dam leaks.",
            ("the dam leaks", "said", "Ann Pell"),
        ),
    ],
)
def test_others_stay_as_they_are(text: str, made: tuple[str, str, str]) -> None:
    found: list[Attribution] = [attribution(text, *made)]
    assert leads(text, found) == found
