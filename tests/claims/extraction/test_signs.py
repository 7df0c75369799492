"""Who sees signs of something says that it is so."""

import pytest

from claims.extraction.layers import Attribution
from claims.extraction.signs import seen
from tests.claims.extraction.handmade import sentences_of


def first_seen(text: str) -> Attribution | None:
    doc = sentences_of(text)
    return next((made for word in doc if (made := seen(doc, word, 0, len(doc)))), None)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("port officials have observed signs of active preparations for a strike, which they fear",
         "have observed signs", "active preparations for a strike"),
        ("The divers found clear evidence that the hull was cut",
         "found clear evidence", "the hull was cut"),
    ],
)  # fmt: skip
def test_signs_of_something(text: str, cue: str, content: str) -> None:
    made = first_seen(text)
    assert made is not None
    assert made.cue is not None
    assert made.speaker is not None
    assert (made.cue.of(text), made.content[0].of(text)) == (cue, content)
    assert made.speaker.of(text) in ("port officials", "The divers")


@pytest.mark.parametrize(
    "text",
    [
        "The divers found no evidence of a leak",
        "The divers saw a sign",
        "The divers saw the harbour of Holm",
        "saw signs of rust",
    ],
)
def test_no_signs(text: str) -> None:
    assert first_seen(text) is None
