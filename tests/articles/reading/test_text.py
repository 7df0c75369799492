import io

from articles.reading import Record, Rejection, read
from articles.reading.limits import PAGE_BYTES


def test_a_text_file_is_one_article() -> None:
    data = b"Ferry late\n\nThe ferry was late, the harbour office said."

    assert list(read("ferry.md", io.BytesIO(data))) == [Record("ferry.md", data.decode(), "text")]


def test_a_text_that_opens_with_a_bracket_is_a_text() -> None:
    (record,) = read("a.txt", io.BytesIO(b"[Updated] The ferry was late."))

    assert isinstance(record, Record)
    assert record.body.startswith("[Updated]")


def test_a_text_as_long_as_books_is_refused() -> None:
    (found,) = read("a.txt", io.BytesIO(b"word " * 200_001))

    assert isinstance(found, Rejection)
    assert "longer than 1,000,000 characters" in found.reason


def test_other_xml_is_refused() -> None:
    (found,) = read("a.xml", io.BytesIO(b"<?xml version='1.0'?><opera><act/></opera>"))

    assert isinstance(found, Rejection)
    assert "no feed, NITF or NewsML" in found.reason


def test_an_endless_text_is_refused() -> None:
    (found,) = read("a.txt", io.BytesIO(b"word " * (PAGE_BYTES // 5 + 1)))

    assert found == Rejection("a.txt", "The file is larger than 4 MB. Split it and try again.")
