import pytest

from articles.reading import Record
from tests.articles.reading.given import NEWS, one_reason, one_record, outcomes, pdf

LINES = [
    "Ferry late",
    "",
    "The ferry to Skerry left four hours late on Mon-",
    "day, the harbour office said.",
    "“We did what we could,” said Una Brae.".replace("“", '"').replace("”", '"'),
    "The next ferry leaves at noon on Tuesday, and will",
    "carry those who waited.",
]


def test_a_text_layer_is_read_as_paragraphs() -> None:
    record = one_record("a.pdf", pdf([LINES], "/Title (Ferry late) /Author (scanner 3)"))

    assert record == Record(
        "a.pdf",
        "Ferry late\n\n"
        "The ferry to Skerry left four hours late on Monday, the harbour office said.\n\n"
        '"We did what we could," said Una Brae.\n\n'
        "The next ferry leaves at noon on Tuesday, and will carry those who waited.",
        "text",
        title="Ferry late",
    )


def test_a_title_that_the_text_does_not_have_is_none() -> None:
    assert one_record("a.pdf", pdf([LINES], "/Title (Layout4.indd)")).title == ""


def test_a_scanned_page_is_refused_with_what_to_do() -> None:
    assert "text recognition" in one_reason("scan.pdf", pdf([[], []]))


def test_a_pdf_of_many_pages_is_no_article() -> None:
    assert "more than 500 pages" in one_reason("a.pdf", pdf([[NEWS]] * 501))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_cut_pdf_is_read_or_refused_in_words(share: float) -> None:
    data = pdf([LINES])

    (found,) = outcomes("a.pdf", data[: int(len(data) * share)])

    assert found.locator == "a.pdf"


def test_a_locked_pdf_is_named() -> None:
    locked = pdf([LINES]).replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 "
        b"/O <" + b"11" * 32 + b"> /U <" + b"22" * 32 + b"> >>",
    )

    assert "password" in one_reason("a.pdf", locked)
