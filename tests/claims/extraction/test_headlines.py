import pytest

from claims.extraction.headlines import ended_headlines, tagged_headlines
from tests.claims.extraction.handmade import attribution, sentences_of, with_people


@pytest.mark.parametrize(
    ("text", "content", "party"),
    [
        ("Bridge is unsafe: inspector", "Bridge is unsafe", "inspector"),
        ("Bridge is unsafe - port officials\nRain fell.", "Bridge is unsafe", "port officials"),
        ("‘Bridge is unsafe’ – report\n\nIt is old.", "Bridge is unsafe", "report"),
    ],
)
def test_a_line_that_ends_with_its_speaker(text: str, content: str, party: str) -> None:
    (made,) = tagged_headlines(sentences_of(text), [])
    assert made.speaker is not None
    assert (made.content[0].of(text), made.speaker.of(text)) == (content, party)


def test_somebodys_name_speaks_too() -> None:
    assert list(tagged_headlines(with_people("Bridge unsafe: Ruiz\n", ["Ruiz"]), []))


@pytest.mark.parametrize(
    "text",
    [
        "What we know so far: the bridge",
        "Bridge is unsafe: inspector.",
        "Open on Mondays: call the inspector of bridges for the town",
        "Well-known inspector",
    ],
)
def test_other_lines_name_nobody(text: str) -> None:
    assert not list(tagged_headlines(sentences_of(text), []))


def test_a_line_that_was_read_already_is_left_alone() -> None:
    text = "Bridge is unsafe: inspector"
    assert not list(tagged_headlines(sentences_of(text), [attribution(text, "is unsafe")]))


@pytest.mark.parametrize(
    ("text", "content", "cue", "speaker", "whole"),
    [
        ("Rents, fees to stay, board says\n\nIt met.", "Rents", "says", "board",
         "Rents, fees to stay"),
        ("Rents to stay, board says\nIt met.", "to stay", "says", "board", "Rents to stay"),
        ("Rents to stay, board says.\nIt met.", "to stay", "says", "board", "to stay"),
        ("It met. Fees were low, and\nRents to stay, board says\nIt met.", "to stay", "says",
         "board", "to stay"),
        ("Rents to stay, board says\nand it met.", "to stay", "says", "board", "to stay"),
    ],
)  # fmt: skip
def test_a_line_that_ends_with_its_cue(
    text: str, content: str, cue: str, speaker: str, whole: str
) -> None:
    (made,) = ended_headlines(text, [attribution(text, content, cue, speaker)])
    assert made.content[0].of(text) == whole
    assert made.speaker is not None
    assert made.speaker.of(text) == speaker


def test_what_has_its_cue_elsewhere_stays() -> None:
    text = "Rents to stay, board says\n\nKell said rents rise."
    made = attribution(text, "rents rise", "said", "Kell")
    assert ended_headlines(text, [made]) == [made]
