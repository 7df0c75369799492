from claims.extraction.layers import Attribution
from claims.extraction.parting import by_paragraph
from tests.claims.extraction.handmade import span


def parted(
    text: str, *pieces: str, cue: str | None, speaker: str | None = None
) -> list[tuple[str | None, list[str]]]:
    """Cue and pieces of each statement that becomes of one."""
    made = Attribution(
        tuple(span(text, piece) for piece in pieces),
        span(text, cue) if cue else None,
        span(text, speaker) if speaker else None,
    )
    return [
        (part.cue.of(text) if part.cue else None, [piece.of(text) for piece in part.content])
        for part in by_paragraph(text, made)
    ]


def test_a_headline_ends_before_the_text() -> None:
    text = "Fees frozen, board says\nThe board met on Monday."
    assert parted(text, "Fees frozen", "The board met", cue="says") == [("says", ["Fees frozen"])]
    assert parted(text, "Fees frozen, board says\nThe board met", cue=None) == [
        (None, ["Fees frozen, board says"])
    ]


def test_a_statement_is_where_its_cue_is() -> None:
    text = "The quay sank.\n\nThe crane, Kell said, was old.\n\nRain fell."
    assert parted(text, "The quay sank", "The crane", "was old", "Rain fell", cue="said") == [
        ("said", ["The crane", "was old"])
    ]


def test_a_quotation_in_another_paragraph_is_a_statement_of_its_own() -> None:
    text = "“It leaks,” Kell said.\n\n“It always did.”"
    assert parted(text, "It leaks", "It always did", cue="said", speaker="Kell") == [
        ("said", ["It leaks"]), (None, ["It always did"]),
    ]  # fmt: skip


def test_a_colon_leads_into_the_next_paragraph() -> None:
    text = "The memo finds that:\n\nThe dam leaks at night.\n\nIt was built in May."
    assert parted(text, "that:\n\nThe dam leaks at night", cue="finds") == [
        ("finds", ["The dam leaks at night"])
    ]
    assert parted(text, "The dam leaks at night.\n\nIt was built", cue="finds") == [
        ("finds", ["The dam leaks at night"])
    ]


def test_a_wrapped_line_is_no_end() -> None:
    text = "Kell said the dam\nleaks at night."
    assert parted(text, "the dam\nleaks at night", cue="said") == [
        ("said", ["the dam\nleaks at night"])
    ]
