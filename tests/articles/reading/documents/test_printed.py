from hypothesis import given
from hypothesis import strategies as st

from articles.reading.documents.printed import Line, paragraphs, with_gaps

FULL = "The ferry to Skerry left four hours late on Monday, said the office"


def test_full_lines_go_on() -> None:
    assert paragraphs([[FULL, FULL, "and that was that."]]) == [f"{FULL} {FULL} and that was that."]


def test_a_sentence_that_ends_before_the_line_does_ends_the_paragraph() -> None:
    assert paragraphs([[FULL, "It was late again today.", FULL, FULL]]) == [
        f"{FULL} It was late again today.",
        f"{FULL} {FULL}",
    ]


def test_a_blank_line_ends_one_in_any_case() -> None:
    assert paragraphs([[FULL, "", FULL, FULL]]) == [FULL, f"{FULL} {FULL}"]


def test_a_word_cut_at_the_end_of_a_line_becomes_whole() -> None:
    assert paragraphs([[FULL, f"{FULL} har-", "bour masters were told"]])[0].endswith(
        "office harbour masters were told"
    )
    assert paragraphs([[f"{FULL} Anglo-", "Norse trade"]]) == [f"{FULL} Anglo- Norse trade"]


def test_what_stands_on_every_page_goes() -> None:
    pages = [
        ["The Skerry Sun, 9 May", f"{n}{FULL}", f"{FULL}{n}", f"Page {i} of 3"]
        for i, n in enumerate("ABC", start=1)
    ]

    assert paragraphs(pages) == [" ".join(f"{n}{FULL} {FULL}{n}" for n in "ABC")]


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert paragraphs([[FULL, "and then went on", "1", ""], ["to the isles,", "and so on."]]) == [
        f"{FULL} and then went on to the isles, and so on."
    ]


def test_a_year_at_the_edge_is_no_page_number() -> None:
    assert paragraphs([[FULL, "1921."]]) == [f"{FULL} 1921."]


def test_a_gap_on_the_page_and_another_size_part_paragraphs() -> None:
    heights = {"Late": 700.0, "One": 680.0, "two": 668.0, "Three": 644.0, "four": 632.0, "5": 760.0}
    lines = [
        Line(text, height, 16.0 if text == "Late" else 11.0) for text, height in heights.items()
    ]

    assert with_gaps([*lines, Line("six")]) == [
        *("Late", "", "One", "two", "", "Three", "four", "5", "six")
    ]
    assert with_gaps([]) == []


@given(st.lists(st.lists(st.text(max_size=40), max_size=6), max_size=4))
def test_any_lines_give_paragraphs(pages: list[list[str]]) -> None:
    found = paragraphs(pages)

    assert all(part == " ".join(part.split()) and part for part in found)
