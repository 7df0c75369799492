from claims.extraction.edges import trimmed
from claims.extraction.schema import Span


def test_marks_at_the_edges_are_no_content() -> None:
    text = " “It leaks,” "
    assert trimmed(text, 0, len(text)) == Span(2, 10)


def test_marks_alone_are_nothing() -> None:
    assert trimmed("“ … ”", 0, 5) is None
    assert trimmed("", 0, 0) is None


def test_an_apostrophe_in_front_stays() -> None:
    assert trimmed("’tis so.", 0, 8) == Span(0, 7)
