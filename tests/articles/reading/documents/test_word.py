import pytest

from articles.reading import Record
from articles.reading.limits import MEGABYTE
from tests.articles.reading.given import NEWS, docx, one_reason, one_record, repacked


def test_paragraphs_and_headline() -> None:
    record = one_record("a.docx", docx([NEWS, "", "Nobody was hurt."], heading="Ferry late"))

    assert record == Record(
        "a.docx", f"Ferry late\n\n{NEWS}\n\nNobody was hurt.", "text", title="Ferry late"
    )


def test_a_title_among_the_properties_serves_where_no_headline_is() -> None:
    assert one_record("a.docx", docx([NEWS], title="Ferry late")).title == "Ferry late"


def test_a_document_is_told_by_what_is_in_it() -> None:
    assert one_record("a.zip", docx([NEWS])).body == NEWS


def test_a_document_without_text_is_refused() -> None:
    assert "holds no text" in one_reason("a.docx", docx([]))


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_cut_document_is_refused_in_words(share: float) -> None:
    data = docx([NEWS])

    assert "damaged" in one_reason("a.docx", data[: int(len(data) * share)])


def test_what_unpacks_to_far_more_is_not_read() -> None:
    bomb = repacked(docx([NEWS]), "word/media/1.png", b"\0" * (257 * MEGABYTE))

    assert len(bomb) < MEGABYTE
    assert "unpacks to far more" in one_reason("a.docx", bomb)


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<a/>",
        b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w>&b;</w>',
        b"<a>" * 20_000,
    ],
)
def test_xml_that_is_no_document_is_refused_in_words(xml: bytes) -> None:
    broken = repacked(docx([NEWS]), "word/document.xml", xml)

    assert one_reason("a.docx", broken).endswith(".")
