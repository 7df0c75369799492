import pytest

from claims.extraction.languages import foreign_language, is_readable

GERMAN = "Die Fähre war am Montag verspätet, teilte das Hafenamt am Abend mit. "
ENGLISH = "The ferry was late on Monday, the harbour office said in the evening. "


@pytest.mark.parametrize(
    ("text", "readable"),
    [(ENGLISH * 5, True), (GERMAN * 5, False), (GERMAN, True), ("Ferry late", True), ("", True)],
)
def test_english_is_read_and_so_is_what_is_too_short_to_tell(text: str, readable: bool) -> None:
    assert is_readable(text) is readable


@pytest.mark.parametrize(
    ("text", "language"), [(ENGLISH * 5, ""), (GERMAN * 5, "de"), (GERMAN, ""), ("", "")]
)
def test_what_is_not_english_has_its_code(text: str, language: str) -> None:
    assert foreign_language(text) == language
