import pytest

from claims.extraction import Span
from claims.places import Misplaced, exact, joined


def test_a_span_up_to_the_last_character_is_in_the_text() -> None:
    assert exact("abc", Span(2, 3)) == "c"
    with pytest.raises(Misplaced, match=r"2\.\.4 in a text of 3 characters"):
        exact("abc", Span(2, 4))


def test_pieces_make_one_line_and_none_may_leave_the_text() -> None:
    assert joined("one, two, three", [Span(0, 3), Span(10, 15)]) == "one … three"
    with pytest.raises(Misplaced):
        joined("one", [Span(0, 1), Span(2, 4)])
