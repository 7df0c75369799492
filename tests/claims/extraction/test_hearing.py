import pytest

from claims.extraction.hearing import heard
from claims.extraction.layers import Attribution
from tests.claims.extraction.handmade import sentences_of


def first_heard(text: str) -> Attribution | None:
    doc = sentences_of(text)
    return next((made for word in doc if (made := heard(doc, word, 0, len(doc)))), None)


@pytest.mark.parametrize(
    ("text", "speaker", "hearers", "cue"),
    [
        ("nurses had heard from two patients that a lift fell", "two patients", ["nurses"],
         "had heard"),
        ("he has been told by port staff that a lift fell", "port staff", [], "has been told"),
        ("The board was warned by its engineers that a lift fell", "its engineers", ["The board"],
         "was warned"),
        ("It had learned from the police that a lift fell", "the police", [], "had learned"),
    ],
)  # fmt: skip
def test_whoever_told_it_speaks_through_whoever_heard_it(
    text: str, speaker: str, hearers: list[str], cue: str
) -> None:
    made = first_heard(text)
    assert made is not None
    assert made.speaker is not None
    assert made.cue is not None
    assert (made.speaker.of(text), made.cue.of(text)) == (speaker, cue)
    assert [each.of(text) for each in made.via] == hearers
    assert made.content[0].of(text) == "a lift fell"


@pytest.mark.parametrize(
    "text",
    [
        "nurses heard that a lift fell",
        "nurses heard from patients in May",
        "nurses heard from patients, but it was plain that a lift fell",
        "nurses had told by then that a lift fell",
        "nurses heard from",
        "he was told by that",
    ],
)
def test_nothing_told_by_anybody(text: str) -> None:
    assert first_heard(text) is None


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("I'm told that a lift fell", "'m told"),
        ("I'm told two things: that a lift fell", "'m told"),
        ("We have been told that a lift fell", "have been told"),
        ("she was warned that a lift fell", "was warned"),
    ],
)
def test_whoever_told_it_may_have_no_name(text: str, cue: str) -> None:
    made = first_heard(text)
    assert made is not None
    assert made.cue is not None
    assert made.speaker is None
    assert (made.cue.of(text), made.content[0].of(text)) == (cue, "a lift fell")


@pytest.mark.parametrize(
    "text", ["Guards were told to leave that day", "The story is told that a lift fell"]
)
def test_nobody_heard_anything(text: str) -> None:
    assert first_heard(text) is None
