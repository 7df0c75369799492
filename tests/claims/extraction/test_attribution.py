"""What each construction yields; one sentence of our own a construction."""

import pytest

from claims.extraction.attribution import attribution
from claims.extraction.layers import Attribution
from tests.claims.extraction.handmade import sentences_of

Read = tuple[list[str], str | None, str | None]


def read(text: str) -> list[Read]:
    found: tuple[Attribution, ...] = attribution(sentences_of(text))._.attributions
    return [
        (
            [piece.of(text) for piece in a.content],
            a.cue.of(text) if a.cue else None,
            a.speaker.of(text) if a.speaker else None,
        )
        for a in found
    ]


@pytest.mark.parametrize(
    ("text", "content", "cue", "speaker"),
    [
        ("Ruiz said the dam was safe.", ["the dam was safe"], "said", "Ruiz"),
        ("Ruiz said on Monday that the dam was safe.", ["the dam was safe"], "said", "Ruiz"),
        ("The dam was safe, Ruiz said.", ["The dam was safe"], "said", "Ruiz"),
        ("The dam was safe, said engineer Ana Ruiz.",
         ["The dam was safe"], "said", "engineer Ana Ruiz"),
        ("“The dam is safe,” she told reporters.", ["The dam is safe"], "told", "she"),
        ("“We checked. The dam is safe,” Ruiz said.",
         ["We checked. The dam is safe"], "said", "Ruiz"),
        ("“The dam is safe,” Ruiz said. “Go home.”",
         ["The dam is safe", "Go home"], "said", "Ruiz"),
        ("“The dam,” Ruiz said, “is safe.”", ["The dam", "is safe"], "said", "Ruiz"),
        ("Ruiz said: “The dam is safe.”", ["The dam is safe"], "said", "Ruiz"),
        ("''The dam is safe,'' said Ruiz.", ["The dam is safe"], "said", "Ruiz"),
        ("According to Ruiz, the dam is safe.", ["the dam is safe"], "According to", "Ruiz"),
        ("The dam is safe, according to Ruiz.", ["The dam is safe"], "according to", "Ruiz"),
        ("Ruiz told the Harbour Times that the dam was safe.",
         ["the dam was safe"], "told", "Ruiz"),
        ("The leak was reported by the Harbour Times.",
         ["The leak"], "was reported", "the Harbour Times"),
        ("It is believed that the dam is safe.", ["the dam is safe"], "is believed", None),
        ("The dam is believed to leak.", ["The dam", "to leak"], "is believed", None),
        ("Ruiz accused the firm of hiding the leak.",
         ["the firm of hiding the leak"], "accused", "Ruiz"),
        ("Residents raised concerns that the dam leaks.",
         ["the dam leaks"], "concerns", "Residents"),
        ("The dam has reportedly leaked for years.",
         ["The dam has", "leaked for years"], "reportedly", None),
        ("Dam Is Safe, Say Engineers", ["Dam Is Safe"], "Say", "Engineers"),
        ("Ruiz publicly announced that the dam was safe.",
         ["the dam was safe"], "announced", "Ruiz"),
        ("The survey shows that the dam leaks.", ["the dam leaks"], "shows", "The survey"),
        ("Ruiz: “The dam is safe”", ["The dam is safe"], ":", "Ruiz"),
    ],
)  # fmt: skip
def test_one_attribution(text: str, content: list[str], cue: str, speaker: str | None) -> None:
    assert read(text) == [(content, cue, speaker)]


def test_a_participle_takes_the_speaker_of_its_clause() -> None:
    assert read("Ruiz said the dam was safe, adding that it would be watched.") == [
        (["the dam was safe"], "said", "Ruiz"),
        (["it would be watched"], "adding", "Ruiz"),
    ]


def test_a_participle_in_front_takes_the_speaker_behind_it() -> None:
    assert read("While saying that the dam leaks, Ruiz warned that it could burst.") == [
        (["the dam leaks"], "saying", "Ruiz"),
        (["it could burst"], "warned", "Ruiz"),
    ]


def test_two_speakers_in_contrast_keep_their_own_words() -> None:
    assert read("Ruiz said the dam was safe, but Kell said it leaked.") == [
        (["the dam was safe"], "said", "Ruiz"),
        (["it leaked"], "said", "Kell"),
    ]


def test_a_statement_inside_a_quotation_is_found_too() -> None:
    assert (["the dam leaks"], "told", "Kell") in read(
        "“Kell told me that the dam leaks,” Ruiz said."
    )


def test_the_first_person_inside_a_quotation_is_nobody_new() -> None:
    assert [speaker for *_, speaker in read("“I think it is safe,” Ruiz said.")] == ["Ruiz"]


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz met Kell at the dam.",
        "Ruiz declined to comment.",
        "This dynamic highlights the risk of a flood.",
        "BREAKING: Dam leaks",
        "Ruiz did not say whether the dam was safe.",
        "The dam was safe.",
        "",
    ],
)
def test_what_the_article_says_itself_yields_nothing(text: str) -> None:
    assert read(text) == []


def test_a_later_paragraph_of_quotation_continues_the_speaker() -> None:
    text = "“The dam is safe,” Ruiz said.\n\n“We check it every night of the year.”"
    found = attribution(sentences_of(text))._.attributions
    assert [(a.continues, a.content[0].of(text)) for a in found] == [
        (False, "The dam is safe"),
        (True, "We check it every night of the year"),
    ]
