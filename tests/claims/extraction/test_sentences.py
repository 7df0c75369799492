import pytest

from claims.extraction import sentence_spans
from tests.claims.extraction.handmade import sentences_of


def split(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in sentences_of(text).sents]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. Army left Dover at 5 p.m. on Friday.",
        "Dr. Ana Ruiz and Mr. J. P. Kell met Gov. Lund.",
        "Prices rose 3.5 percent (they fell in May) last year.",
    ],
)
def test_abbreviations_end_no_sentence(sentence: str) -> None:
    assert split(sentence) == [sentence]


def test_marks_and_paragraphs_end_sentences() -> None:
    assert split("It rained. Nobody came!\n\nThe end") == ["It rained.", "Nobody came!", "The end"]


def test_a_closing_mark_belongs_to_the_sentence_before() -> None:
    assert split('"Go home." They went.') == ['"Go home."', "They went."]


def test_an_abbreviation_before_an_opening_word_ends_a_sentence() -> None:
    assert split("They left the U.S. They never came back.") == [
        "They left the U.S.",
        "They never came back.",
    ]


def test_a_line_that_goes_on_in_lower_case_is_one_sentence() -> None:
    assert split("The council of the\nold town met.") == ["The council of the\nold town met."]


def test_sentences_of_a_text_stand_where_it_has_them() -> None:
    text = "DAM LEAKS\n\nIt leaks. “Badly,” he said.  So it goes.\n \nEnd"
    found = [span.of(text) for span in sentence_spans(text)]
    assert found == ["DAM LEAKS", "It leaks.", "“Badly,” he said.", "So it goes.", "End"]


@pytest.mark.parametrize("text", ["", " \n\t ", "\n"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert sentence_spans(text) == []
