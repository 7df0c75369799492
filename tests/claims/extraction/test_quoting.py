import pytest

from claims.extraction.quoting import only_relays, quoting
from tests.claims.extraction.handmade import attribution, sentences_of


@pytest.mark.parametrize(
    ("text", "cue", "tagged", "speaker", "relay"),
    [
        ("The Ledger quoted Ana Ruiz as saying that it leaks.", "saying", "The Ledger", "Ana Ruiz",
         "The Ledger"),
        ("The Ledger quoted Ana Ruiz as saying that it leaks.", "quoted Ana Ruiz as saying",
         "The Ledger", "Ana Ruiz", "The Ledger"),
        ("The port was quoted by the Ledger as saying that it leaks.", "saying", "the Ledger",
         "The port", "the Ledger"),
        ("An engineer quoted by the Ledger said it leaks.", "said",
         "An engineer quoted by the Ledger", "An engineer", "the Ledger"),
        ("An engineer, quoted by the Ledger, said it leaks.", "said", "the Ledger", "An engineer",
         "the Ledger"),
    ],
)  # fmt: skip
def test_the_quoted_speak_and_the_others_relay(
    text: str, cue: str, tagged: str, speaker: str, relay: str
) -> None:
    made = quoting(sentences_of(text), attribution(text, "it leaks", cue, tagged))
    assert made.speaker is not None
    assert made.speaker.of(text) == speaker
    assert [each.of(text) for each in made.via] == [relay]


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("Ruiz said it leaks.", "said", "Ruiz"),
        ("The Ledger quoted Kell. As for Ruiz, saying it leaks is easy.", "saying", "Ruiz"),
        ("Kell, who met the Ledger, said it leaks.", "said", "Kell"),
    ],
)
def test_other_statements_stay_as_they_are(text: str, cue: str, speaker: str) -> None:
    made = attribution(text, "it leaks", cue, speaker)
    assert quoting(sentences_of(text), made) == made


def test_a_cue_that_only_names_the_relay() -> None:
    text = "An engineer quoted by the Ledger said it leaks. The Ledger quoted Kell."
    assert only_relays(text, attribution(text, "it leaks", "quoted", "An engineer"))
    assert not only_relays(text, attribution(text, "it leaks", "said", "An engineer"))
    assert not only_relays(text, attribution(text, "Kell", "quoted Kell", "The Ledger"))
