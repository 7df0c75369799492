import pytest

from claims.extraction.languages import foreign_language, is_readable

GERMAN = "Die Fähre war am Montag verspätet, teilte das Hafenamt am Abend mit. "
ENGLISH = "The ferry was late on Monday, the harbour office said in the evening. "


@pytest.mark.parametrize(
    ("text", "readable"),
    [(ENGLISH * 5, True), (GERMAN * 5, False), (GERMAN, False), ("Ferry late", True), ("", True)],
)
def test_english_is_read_and_so_is_what_is_too_short_to_tell(text: str, readable: bool) -> None:
    assert is_readable(text) is readable


@pytest.mark.parametrize(("text", "language"), [(ENGLISH * 5, ""), (GERMAN * 5, "de"), ("", "")])
def test_what_is_not_english_has_its_code(text: str, language: str) -> None:
    assert foreign_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        ("Le bac est en retard, selon le port, et les voyageurs sont dans la gare.", "fr"),
        ("El puerto fue cerrado por la lluvia, según los pilotos del barco.", "es"),
        ("Il porto è chiuso per la pioggia, che non è più una sorpresa.", "it"),
        ("De haven wordt niet geopend, zegt het bestuur, dat ook op geld wacht.", "nl"),
        ("“Die Fähre war am Montag nicht im Hafen,” said the mayor.", ""),
        ("Fähre verspätet", ""),
    ],
)
def test_a_short_text_goes_by_its_function_words(text: str, language: str) -> None:
    assert foreign_language(text) == language
