import pytest

from claims.extraction.phrases import joined, party_phrase
from tests.claims.extraction.handmade import span


@pytest.mark.parametrize(
    ("text", "found", "phrase"),
    [
        ("Kell’s director said it leaks.", "’s director", "Kell’s director"),
        ("Ana Ruiz, who runs the port, said it leaks.", "Ana Ruiz, who runs the port,", "Ana Ruiz"),
        ("The poll said it leaks.", "The", "The poll"),
        ("Mr. Kell said it leaks.", "Mr.", "Mr. Kell"),
        ("A port official said it leaks.", "A port", "A port official"),
        ("Ruiz, citing a report, said it leaks.", "Ruiz, citing a report", "Ruiz"),
        ("Kell admitted he said it leaks.", "Kell admitted he", "he"),
        ("Mayor said it leaks.", "Mayor", "Mayor"),
        ("Another said it leaks.", "Another", "Another"),
        ("Of said it leaks.", "Of", None),
        ("( said it leaks.", "(", None),
    ],
)
def test_the_phrase_that_was_meant(text: str, found: str, phrase: str | None) -> None:
    own = span(text, "said")
    cues = sorted({own, *(span(text, cue) for cue in ("citing", "admitted") if cue in text)})
    meant = party_phrase(text, span(text, found), cues, own)
    assert (meant.of(text) if meant else None) == phrase


def test_fragments_of_one_phrase_are_joined() -> None:
    text = "front-runner and former mayor Ana Ruiz of Dunmore said Tom Kell had told her"
    found = [span(text, part) for part in ("front", "mayor Ana Ruiz", "Tom Kell")]
    assert [each.of(text) for each in joined(text, found)] == [
        "front-runner and former mayor Ana Ruiz", "Tom Kell",
    ]  # fmt: skip
