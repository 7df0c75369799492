import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.normalisation import NormalisedText, normalise_text

WORDS = st.sampled_from(
    [
        *("Ferry", "late", "“No”,", "said", "she.", "…", "x" * 70, "# ", "Share", "Related", "`"),
        *(" ", "\n", "\n\n", "\r\n", "\t", "\x0b", "\x1e", "\x85", "\u2028", "\xa0", "\u3000"),
        *("\0", "\xad", "\u200b", "\ufeff", "\u202e", "\ud800", "\u200d", "e\u0301", "\U0001f600"),
        *("Advertisement", "Leave a Reply", "Sign up for our newsletter", "- Sponsor"),
    ]
)
ANY_TEXT = st.lists(WORDS | st.characters(), max_size=60).map("".join)


@given(ANY_TEXT)
def test_every_kept_character_is_the_given_one(text: str) -> None:
    found = normalise_text(text)

    for place, character in enumerate(found.text):
        start, end = found.to_given(place, place + 1)
        if character.isspace():
            assert text[start:end].isspace() or is_break(found, place)
        else:
            assert text[start:end] == character


def is_break(found: NormalisedText, place: int) -> bool:
    """White space of ours, which stands in no segment."""
    return not any(start <= place < start + length for start, _, length in found.segments)


@given(ANY_TEXT, st.data())
def test_a_span_maps_back_in_order(text: str, data: st.DataObject) -> None:
    found = normalise_text(text)
    start = data.draw(st.integers(0, len(found.text)))
    end = data.draw(st.integers(start, len(found.text)))

    given_start, given_end = found.to_given(start, end)

    assert 0 <= given_start <= given_end <= len(text)
    if start < end and not found.text[end - 1].isspace():
        assert text[given_end - 1] == found.text[end - 1]


@given(ANY_TEXT)
def test_the_text_can_be_stored_and_is_tidy(text: str) -> None:
    found = normalise_text(text)

    assert found.text.encode().decode() == found.text
    assert not {"\0", "\r", "\t", "\u200b"} & set(found.text)
    assert found.text == found.text.strip()
    assert "\n\n\n" not in found.text
    assert "  " not in found.text
    assert json.loads(json.dumps(found.segments)) == [list(run) for run in found.segments]


def test_paragraphs_are_kept_apart_by_a_blank_line() -> None:
    given = "Ferry late\n\n\n  It was  late.\r\nIt left at\tnine.\n"

    assert normalise_text(given).text == "Ferry late\n\nIt was late.\n\nIt left at nine."


def test_offsets_lead_back_over_what_was_dropped() -> None:
    given = "Ferry late\n\nFerry late\n\nShare it...\n\nIt was\xa0 co\xadld, he said.\n"
    found = normalise_text(given)
    start = found.text.index("cold")

    given_start, given_end = found.to_given(start, start + 4)

    assert given[given_start:given_end] == "co\xadld"


def test_a_title_of_ours_moves_the_offsets() -> None:
    found = normalise_text("It was late.").under("Ferry late")

    assert found.text == "Ferry late\n\nIt was late."
    assert found.to_given(12, 14) == (0, 2)
    assert found.to_given(0, 5) == (0, 0 + 1)


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1), (0, 99)])
def test_a_span_outside_the_text_is_an_error(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        normalise_text("Ferry late").to_given(start, end)


@pytest.mark.parametrize(
    "unit",
    [
        *("a", " ", "\n", "“", ".", "`", "a\n\n", "share ", "share this\n\n", "facebook_x-"),
        *("sign up " * 14 + "\n\n", "`" * 118 + "a\n\n", "© " * 200 + "\n\n", "-" * 119 + "\n\n"),
        *("is a " * 90 + "\n\n", "more in the " + "a " * 20 + "\n\n", "Related\n\nx\n\n", '."'),
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    """Two hundred thousand characters of the worst we can think of: a second of work, and
    minutes if it grew with the square. The limit lies far from both, for machines differ."""
    given = unit * (200_000 // len(unit))
    started = time.process_time()

    normalise_text(given)

    assert time.process_time() - started < 20
