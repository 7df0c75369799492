import pytest

from claims.extraction.relatives import phrase_before
from tests.claims.extraction.handmade import sentences_of, span


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Two nurses who worked there said so.", "Two nurses"),
        ("It was told by the head of the port who left.", "the head of the port"),
        ("She met a young man from Dunmore who left.", "a young man from Dunmore"),
        ("Ana Ruiz, a nurse from Dunmore, who left, said so.", None),
        ("Who left?", None),
    ],
)
def test_the_phrase_in_front(text: str, phrase: str | None) -> None:
    who = span(text, "who" if " who " in text else "Who")
    found = phrase_before(sentences_of(text), who)
    assert (found.of(text) if found else None) == phrase
