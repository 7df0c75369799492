"""What the tagger is told of a text beside its words."""

import numpy as np
import pytest

from claims.extraction.pieces import case_of, line_numbers, quotation_states, word_numbers


@pytest.mark.parametrize(
    ("piece", "expected"),
    [("said", 0), ("Berg", 1), ("A", 1), ("NATO", 2), ("##", 0), ("iPhone", 3), ("", 0), ("7", 0)],
)
def test_case(piece: str, expected: int) -> None:
    assert case_of(piece) == expected


def states(text: str) -> str:
    return "".join(map(str, quotation_states(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a "b" c', "0021300"),
        ("a “b” c", "0021300"),
        ("''b'' c", "2213300"),
        ("«b» c", "21300"),
        ("b” c", "0300"),
        ("“b\n“c\nd", "2102100"),
    ],
)
def test_quotation_states(text: str, expected: str) -> None:
    assert states(text) == expected


def test_a_mark_that_never_closes_reaches_no_further_than_its_line() -> None:
    assert states('5" b\nc') == "021100"


def test_lines_are_counted_by_character() -> None:
    assert line_numbers("a\n\nb").tolist() == [0, 1, 2, 2]


def test_pieces_of_one_word_share_its_number() -> None:
    text = "re-election won"
    starts, ends = np.array([0, 2, 3, 8, 12]), np.array([2, 3, 8, 11, 15])
    assert word_numbers(text, starts, ends).tolist() == [0, 1, 2, 2, 3]
