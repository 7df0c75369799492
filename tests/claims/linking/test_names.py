import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.linking.names import names


def test_capitalised_words_are_names_by_their_stems() -> None:
    assert names("the mayor of Vellin met Ada Kroll and Élodie") == {
        *("vellin", "ada", "krol", "élodi")
    }


@pytest.mark.parametrize("text", ["Water rose.", "He left. People stayed.", "“Some knew”"])
def test_a_common_word_at_the_start_of_a_sentence_is_none(text: str) -> None:
    assert names(text) == frozenset()


def test_titles_pronouns_and_articles_are_none() -> None:
    assert names("and Mayor Kroll, I and The Harbour") == {"krol", "harbour"}


def test_an_owner_is_the_name() -> None:
    assert names("at Kroll’s dam") == names("at Kroll") == {"krol"}


@given(st.text())
def test_any_text(text: str) -> None:
    assert all(len(name) >= 2 for name in names(text))
