import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.charsets import charset_declared, charset_of, decode

SPANISH = "El alcalde señaló que el puente seguirá cerrado, según el informe de mañana. " * 3
GERMAN = "„Die Brücke bleibt gesperrt“, erklärte die Behörde über das Wochenende. " * 3
POLISH = "Burmistrz powiedział, że most zostanie zamknięty, a władze już wiedzą o pęknięciu. " * 3
RUSSIAN = "Мэр заявил, что мост закрыт до среды, сообщает городская газета. " * 3
JAPANESE = "市長は橋が水曜日まで閉鎖されると述べた。地元紙が伝えた。" * 5


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (SPANISH, "utf-8"),
        (SPANISH, "utf-8-sig"),
        (SPANISH, "utf-16"),
        (SPANISH, "utf-16-le"),
        (SPANISH, "utf-16-be"),
        (SPANISH, "utf-32"),
        (SPANISH, "cp1252"),
        (GERMAN, "cp1252"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
    ],
)
def test_a_text_is_read_as_it_was_written(text: str, charset: str) -> None:
    data = text.encode(charset)

    assert decode(data, charset_of(data)).removeprefix("\ufeff") == text


def test_a_character_cut_at_the_end_of_the_head_is_no_doubt() -> None:
    assert charset_of("Tarnö".encode()[:-1]) == "utf-8"


def test_a_stray_byte_in_utf8_is_read_as_windows() -> None:
    assert decode("Tarnö".encode() + b" \x93ja\x94", "utf-8") == "Tarnö “ja”"


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("windows-1251", "cp1251"),
        ("ISO-8859-1", "cp1252"),
        ("gb2312", "gb18030"),
        ("rot13", ""),
        ("punycode", ""),
        ("no-such-thing", ""),
    ],
)
def test_a_declared_charset_is_taken_if_it_is_one_of_texts(label: str, codec: str) -> None:
    assert charset_declared(label) == codec


@given(st.binary(max_size=200))
def test_any_bytes_become_characters(data: bytes) -> None:
    assert isinstance(decode(data, charset_of(data)), str)
