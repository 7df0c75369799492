import pytest

from claims.extraction.asserting import asserts
from tests.claims.extraction.handmade import attribution


@pytest.mark.parametrize(
    ("text", "content", "cue", "speaker"),
    [
        ("The mayor declined to comment on the loan.", "the loan", "declined to comment on", None),
        ("The mayor declined to comment on the loan.", "to comment on the loan", "declined", None),
        ("The port refused to publicly discuss it all.", "it all", "refused to publicly discuss",
         None),
        ("Kell declined comment.", "comment", "declined", "Kell"),
        ("“No comment,” the port said.", "No comment", "said", "the port"),
        ("The mill has not said whether it will open.", "whether it will open", "has not said",
         "The mill"),
        ("She would not tell the board who paid.", "paid", "would not tell the board who", "She"),
        ("The port won’t say how many are ill.", "how many are ill", "won’t say", "The port"),
        ("The memo does not say who told it so.", "it so", "told", "who"),
        ("Asked about the loan, Kell said it was paid.", "the loan", "Asked about", None),
        ("Nobody on the board has contradicted the memo.", "the memo", "has contradicted",
         "Nobody on the board"),
    ],
)  # fmt: skip
def test_refusals_open_questions_and_bare_words_assert_nothing(
    text: str, content: str, cue: str, speaker: str | None
) -> None:
    assert not asserts(text, attribution(text, content, cue, speaker))


@pytest.mark.parametrize(
    ("text", "content", "cue", "speaker"),
    [
        ("The mayor did not say that, if asked, she paid.", "that, if asked, she paid",
         "did not say", "The mayor"),
        ("The port confirmed this.", "this", "confirmed", "The port"),
        ("Kell asked whether the loan was paid.", "whether the loan was paid", "asked", "Kell"),
        ("The board opposes it.", "it", "opposes", "The board"),
        ("The mayor declined the loan offer.", "the loan offer", "declined", "The mayor"),
        ("Kell said if it rains the dam goes.", "if it rains the dam goes", "said", "Kell"),
        ("Kell said nobody had declined to comment.", "nobody had declined to comment", "said",
         "Kell"),
        ("Kell has not explained why the dam leaks.", "why the dam leaks", "has not explained",
         "Kell"),
    ],
)  # fmt: skip
def test_everything_else_does(text: str, content: str, cue: str, speaker: str) -> None:
    assert asserts(text, attribution(text, content, cue, speaker))


def test_what_goes_on_without_a_cue_asserts_if_it_is_no_bare_word() -> None:
    assert asserts("The dam leaks. It does.", attribution("The dam leaks. It does.", "It does"))
    assert not asserts("The dam leaks. So.", attribution("The dam leaks. So.", "So"))
