from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as Paper

from claims.reports.exports.word import write
from claims.reports.exports.words import for_xml
from claims.reports.schema import Comparison
from tests.claims.reports.exports.editions import HOSTILE, MADE, bridge, edition, hostile, large


def opened(comparison: Comparison | None = None) -> Paper:
    return Document(BytesIO(b"".join(write(edition(comparison)))))


def test_it_has_real_headings() -> None:
    headings = [
        paragraph.text
        for paragraph in opened().paragraphs
        if paragraph.style and str(paragraph.style.name).startswith(("Title", "Heading"))
    ]
    assert headings == [
        "How long is the Tarn bridge closed?",
        "1. The bridge over the Tarn will be closed for six weeks",
        "2. Cars go by Lunde meanwhile",
        "How it was made",
    ]


def test_an_overview_and_a_table_a_proposition() -> None:
    overview, first, second = opened().tables
    assert [cell.text for cell in overview.rows[1].cells[1:]] == ["◉", "△", "☒", "●", "–", "⌀"]
    assert [row.cells[0].text for row in first.rows] == [
        *("Outlet", "Kestrel Post", "Tarn Echo", "Mellan Courier", "Coast Gazette")
    ]
    assert len(second.rows) == 2
    assert "tblHeader" in first.rows[0]._tr.xml


def test_the_words_are_comments_with_a_fixed_date() -> None:
    comments = list(opened().comments)
    assert len(comments) == 5
    assert bridge().claims[1].content in comments[1].text
    assert "https://tarn-echo.example/bridge" in comments[1].text
    assert {comment.timestamp for comment in comments} == {MADE.replace(microsecond=0)}


def test_many_outlets_go_into_several_tables() -> None:
    tables = opened(large(2, 30, 60)).tables
    assert [len(table.columns) for table in tables[:3]] == [15, 15, 3]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words: str) -> None:
    paper = opened(hostile(words))
    told = next(comment.text for comment in paper.comments)
    assert for_xml(words).replace("\r\n", "\n").split() == told.split("”")[0].strip("“").split()
