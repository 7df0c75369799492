import pytest

from claims.extraction.languages import is_readable

GERMAN = "Die Fähre war am Montag verspätet, teilte das Hafenamt am Abend mit. "
ENGLISH = "The ferry was late on Monday, the harbour office said in the evening. "


@pytest.mark.parametrize(
    ("text", "readable"),
    [(ENGLISH * 5, True), (GERMAN * 5, False), (GERMAN, True), ("Ferry late", True), ("", True)],
)
def test_english_is_read_and_so_is_what_is_too_short_to_tell(text: str, readable: bool) -> None:
    assert is_readable(text) is readable
