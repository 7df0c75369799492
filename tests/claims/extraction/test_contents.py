import pytest

from claims.extraction.contents import Reading, pieces
from claims.extraction.cues import cues
from claims.extraction.passages import as_tokens, passages
from claims.extraction.quotations import quotations
from tests.claims.extraction.handmade import sentences_of


def reading(text: str) -> Reading:
    """The first passage of a text."""
    doc = sentences_of(text)
    first = next(passages(doc, as_tokens(doc, list(quotations(text)))))
    return Reading(doc, first, list(cues(doc, first.start, first.end, first.masked)))


def test_pieces_lose_marks_and_space_at_their_edges() -> None:
    text = " “ It leaks. ”"
    doc = sentences_of(text)
    assert [piece.of(text) for piece in pieces(doc, 0, len(doc))] == ["It leaks"]


@pytest.mark.parametrize("text", ["", "“ ” , .", "—"])
def test_marks_alone_are_no_content(text: str) -> None:
    doc = sentences_of(text)
    assert pieces(doc, 0, len(doc)) == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ruiz said in a statement that it leaks.", "it leaks"),
        ("Ruiz said on Friday, it leaks, citing an engineer.", "it leaks"),
        ("Ruiz said it leaks, according to Kell.", "it leaks"),
        ("Ruiz said it leaks, warning that it may burst.", "it leaks"),
        ("Ruiz said it leaks and Kell agreed.", "it leaks and Kell agreed"),
        ("Ruiz observed the dam.", None),
        ("Ruiz observed it was leaking.", "it was leaking"),
        ("Ruiz called the dam a ruin.", "the dam a ruin"),
        ("Ruiz saw a town called Dunmore.", None),
    ],
)
def test_the_object_clause_of_the_first_cue(text: str, content: str | None) -> None:
    read = reading(text)
    found = read.complement(read.cues[0])
    assert [piece.of(text) for piece in found] == ([content] if content else [])


def test_a_headline_is_one_short_line_without_a_final_mark() -> None:
    assert reading("Dam leaks, say engineers\n\nIt rained.").is_headline
    assert not reading("Ruiz left. It rained.").is_headline


def test_a_dateline_is_not_what_the_sentence_is_about() -> None:
    text = "DUNMORE (AP) — Ana Ruiz left."
    read = reading(text)
    found = read.first_phrase(read.passage.end)
    assert found is not None
    assert read.span(*found).of(text) == "Ana Ruiz"
