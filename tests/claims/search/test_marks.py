"""The words found, marked in the text as it was printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.search.marks import BEGIN, END, Part, excerpt, hits, marked


def head(*words: str) -> str:
    return " and ".join(f"{BEGIN}{word}{END}" for word in words)


def shown(parts: list[Part]) -> str:
    return "".join(f"[{part.text}]" if part.hit else part.text for part in parts)


def test_hits_are_single_words_without_case_and_accents() -> None:
    assert hits(head("Férry", "well-known")) == {"ferry", "well", "known"}
    assert hits("nothing marked") == frozenset()


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The Férry sails. The ferryman stays.",
            ["ferry"],
            "The [Férry] sails. The ferryman stays.",
        ),
        ("sails", ["sails"], "[sails]"),
        ("The ferry", [], "The ferry"),
        ("", ["ferry"], ""),
        ("<b>ferry</b>", ["ferry"], "<b>[ferry]</b>"),
    ],
)
def test_marked(text: str, words: list[str], expected: str) -> None:
    assert shown(marked(text, hits(head(*words)))) == expected


@given(st.text(max_size=60), st.frozensets(st.text(min_size=1, max_size=3)))
def test_nothing_of_the_text_is_lost(text: str, words: frozenset[str]) -> None:
    assert "".join(part.text for part in marked(text, words)) == text


def test_an_excerpt_stands_around_the_first_word_found() -> None:
    text = "quiet words " * 60 + "a ferry sank " + "more words " * 60
    found = shown(excerpt(text, frozenset(["ferry"])))
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert " a [ferry] sank more" in found
    assert len(found) < 300


def test_without_a_word_found_it_is_the_beginning() -> None:
    assert shown(excerpt("One.\n\nTwo.", frozenset())) == "One. Two."
    assert shown(excerpt("word " * 100, frozenset())).startswith("word word")
