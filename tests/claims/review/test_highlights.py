"""Spans cut into stretches that can be nested."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.review.highlights import Mark, Stretch, paragraphs, stretches

TEXT = "“It rains,” he said."


def cut(*marks: Mark, text: str = TEXT) -> list[tuple[str, list[str]]]:
    return [(part.text, [mark.role for mark in part.marks]) for part in stretches(text, marks)]


def test_a_text_without_marks_is_one_stretch() -> None:
    assert cut() == [(TEXT, [])]
    assert cut(text="") == []


def test_marks_that_overlap_share_the_stretch_between_them() -> None:
    assert cut(Mark(0, 11, "content", 1), Mark(4, 19, "cue", 1)) == [
        ("“It ", ["content"]),
        ("rains,”", ["content", "cue"]),
        (" he said", ["cue"]),
        (".", []),
    ]


def test_of_marks_that_begin_together_the_longest_is_outermost() -> None:
    assert cut(Mark(0, 3, "short", 2), Mark(0, 20, "long", 3)) == [
        ("“It", ["long", "short"]),
        (TEXT[3:], ["long"]),
    ]


def test_marks_that_only_touch_do_not_overlap() -> None:
    assert cut(Mark(0, 11, "content", 1), Mark(11, 19, "cue", 1))[:2] == [
        (TEXT[:11], ["content"]),
        (TEXT[11:19], ["cue"]),
    ]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, len(TEXT) + 1)])
def test_a_mark_outside_the_text_is_an_error(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="outside the text"):
        stretches(TEXT, [Mark(start, end, "content", 1)])


def test_paragraphs_are_cut_at_line_breaks_and_empty_ones_left_out() -> None:
    text = "One.\n\nTwo and\nthree."
    marked = stretches(text, [Mark(2, 13, "content", 1)])
    assert [[part.text for part in paragraph] for paragraph in paragraphs(marked)] == [
        ["On", "e."],
        ["Two and"],
        ["three."],
    ]
    assert [[bool(part.marks) for part in paragraph] for paragraph in paragraphs(marked)] == [
        [False, True],
        [True],
        [False],
    ]


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text("ab\n\U0001f30a", min_size=1, max_size=30))
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    places = draw(st.lists(ends.filter(lambda place: place[0] < place[1]), max_size=8))
    return text, [Mark(start, end, "content", n) for n, (start, end) in enumerate(places)]


@given(marked_texts())
def test_joined_the_stretches_are_the_text_and_each_mark_covers_its_own(
    given_text: tuple[str, list[Mark]],
) -> None:
    text, marks = given_text
    found = stretches(text, marks)
    assert "".join(part.text for part in found) == text
    for mark in marks:
        covered = "".join(part.text for part in found if mark in part.marks)
        assert covered == text[mark.start : mark.end]


@given(marked_texts())
def test_paragraphs_lose_nothing_but_line_breaks(given_text: tuple[str, list[Mark]]) -> None:
    text, marks = given_text
    found = paragraphs(stretches(text, marks))
    lines = ["".join(part.text for part in paragraph) for paragraph in found]
    assert lines == [line for line in text.split("\n") if line]
    assert all(isinstance(part, Stretch) and part.text for line in found for part in line)
