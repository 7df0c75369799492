import io

import pytest

from articles.reading import Record, read


def read_page(data: bytes, name: str = "a.txt") -> Record:
    (record,) = read(name, io.BytesIO(data))
    assert isinstance(record, Record)
    return record


@pytest.mark.parametrize(
    "opening", ["<!DOCTYPE html>\n", "\ufeff <HTML lang=en>", "<!-- a --><body>"]
)
def test_a_page_is_told_by_its_first_tags(opening: str) -> None:
    record = read_page(f"{opening}<p>The ferry was late.</p>".encode())

    assert record.media == "html"
    assert record.body.endswith("<p>The ferry was late.</p>")


def test_the_ending_decides_for_a_piece_of_html() -> None:
    piece = b"<section>The ferry was late.</section>"

    assert read_page(piece, "a.html").media == "html"
    assert read_page(piece, "a.txt").media == "text"


def test_the_declared_charset_is_believed_where_the_bytes_are_not_utf8() -> None:
    markup = '<html><meta charset="windows-1251"><p>Мост</p></html>'

    assert read_page(markup.encode("cp1251")).body == markup
    assert read_page(markup.encode()).body == markup
