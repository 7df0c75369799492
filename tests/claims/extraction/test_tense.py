import pytest

from claims.extraction import Span, Time
from claims.extraction.tense import time_of
from tests.claims.extraction.handmade import span


def read(text: str) -> Time | None:
    return time_of(text, (Span(0, len(text)),))


@pytest.mark.parametrize(
    "text",
    [
        "the dam was safe",
        "that the bridge collapsed in the night",
        "he went to the harbour",
        "the council has closed the road",
        "the dam has never leaked",
        "it had begun to rain",
        "the crew may have left the port",
        "they’ve been warned",
    ],
)
def test_past(text: str) -> None:
    assert read(text) is Time.PAST


@pytest.mark.parametrize(
    "text",
    [
        "the dam is safe",
        "that’s not the case",
        "we need a bridge",
        "the ferries aren’t full",
        "the town could be cleared in a night",
        "the council has a plan",
        "the law requires them to pay",
        "the alleged attack is under review",
        "they have to go",
    ],
)
def test_present(text: str) -> None:
    assert read(text) is Time.PRESENT


@pytest.mark.parametrize(
    "text",
    [
        "the port will close",
        "it won’t sail",
        "that he would resign",
        "the dam is going to burst",
        "the vote is expected to be close",
        "the road is to be shut",
        "to close the bridge",
        "the council plans to sell the pier",
        "the ferry sails tomorrow",
    ],
)
def test_future(text: str) -> None:
    assert read(text) is Time.FUTURE


@pytest.mark.parametrize("text", ["an end to the strike", "two engineers", "", "😀"])
def test_without_a_verb_nothing_is_told(text: str) -> None:
    assert time_of(text, (Span(0, len(text)),) if text else ()) is None


def test_pieces_are_read_on() -> None:
    text = "“The dam,” she said, “will hold.”"
    assert time_of(text, (span(text, "The dam"), span(text, "will hold"))) is Time.FUTURE
