import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.normalisation.metadata import (
    canonical_url,
    cleaned_byline,
    cleaned_title,
    language_of,
    one_line,
    outlet_at,
    title_in,
)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://Sun.example/a?id=3&utm_source=x&fbclid=y#top", "https://sun.example/a?id=3"),
        ("https://sun.example/a?CMP=share&p=1&smid=tw", "https://sun.example/a?p=1"),
        ("https://sun.example/a?b=1&b=%26", "https://sun.example/a?b=1&b=%26"),
        ("http://sun.example:80/a", "http://sun.example/a"),
        (" https://sun.example/a ", "https://sun.example/a"),
        ("javascript:alert(1)", ""),
        ("ftp://sun.example/a", ""),
        ("sun.example/a", ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_an_address_loses_what_tracks(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@given(st.text(max_size=30).map(lambda tail: "http://" + tail) | st.text(max_size=30))
def test_any_text_gives_an_address_or_none(url: str) -> None:
    found = canonical_url(url)

    assert found == "" or (found.startswith(("http://", "https://")) and outlet_at(found))


def test_the_outlet_of_an_address_is_its_domain() -> None:
    assert outlet_at("https://www.sun.example/a") == "sun.example"
    assert outlet_at("") == ""


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        ("Ferry late | The Skerry Sun", "Ferry late"),
        ("Ferry late – the skerry sun", "Ferry late"),
        (" Ferry\n late ", "Ferry late"),
        ("Ferry | late", "Ferry | late"),
    ],
)
def test_a_title_loses_the_name_of_the_outlet(title: str, cleaned: str) -> None:
    assert cleaned_title(title, "The Skerry Sun") == cleaned


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ferry late\n\nIt was late.", "Ferry late"),
        ("“It was late,” says crew\n\nIt was.", "“It was late,” says crew"),
        ("It was late.\n\nVery.", "It was late."),
        ("The ferry was late." * 9 + "\n\nVery.", "…"),
        ("Ferry late", "Ferry late"),
    ],
)
def test_a_text_without_a_title_gets_one(text: str, title: str) -> None:
    found = title_in(text)

    assert found.endswith(title)
    assert len(found) <= 91
    assert text.startswith(found.removesuffix("…"))


@pytest.mark.parametrize(
    ("byline", "cleaned"),
    [
        ("By Una Brae", "Una Brae"),
        ("news@sun.example (Una Brae)", "Una Brae"),
        ("Byron Holt", "Byron Holt"),
        ("by: Una Brae\nand Tor Lind", "Una Brae and Tor Lind"),
    ],
)
def test_a_byline_is_names_only(byline: str, cleaned: str) -> None:
    assert cleaned_byline(byline) == cleaned


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en-GB", "", "en"),
        ("DE", "", "de"),
        ("pt_BR", "", "pt"),
        ("English", "The ferry was late on Monday, the harbour office said. " * 4, "en"),
        ("", "Die Fähre war am Montag verspätet, teilte das Hafenamt mit. " * 4, "de"),
        ("", "Le bac était en retard lundi, a indiqué le bureau du port. " * 4, "fr"),
        ("", "渡轮周一晚点，港务局说，周二将恢复正常。" * 12, "zh"),
        ("", "Die Fähre war am Montag verspätet, teilte das Hafenamt mit.", ""),
        ("", "Ferry late", ""),
    ],
)
def test_the_language_is_as_declared_else_as_the_words_look(
    declared: str, text: str, language: str
) -> None:
    assert language_of(declared, text) == language


@given(st.text(max_size=50))
def test_one_line_can_be_stored(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert "\0" not in one_line(text)
