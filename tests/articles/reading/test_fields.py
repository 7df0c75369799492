from datetime import UTC, datetime

import pytest

from articles.reading import Rejected
from articles.reading.fields import media_of, record_of
from articles.reading.limits import BODY_CHARACTERS


def test_every_field_is_taken_from_its_column() -> None:
    record = record_of(
        {
            "headline": "Ferry late",
            "text": " The ferry was late. ",
            "publisher": {"name": "The Skerry Sun"},
            "authors": ["Una Brae", {"name": "Tor Lind"}],
            "date": 1715212800,
            "link": "https://sun.example/1",
            "lang": "en",
            "updated": "2024-05-10",
            "colour": "blue",
        },
        "a.jsonl, line 1",
    )

    assert record.body == "The ferry was late."
    assert (record.title, record.outlet) == ("Ferry late", "The Skerry Sun")
    assert record.byline == "Una Brae, Tor Lind"
    assert record.published == datetime(2024, 5, 9, tzinfo=UTC)
    assert record.modified == datetime(2024, 5, 10, tzinfo=UTC)
    assert (record.url, record.language) == ("https://sun.example/1", "en")
    assert record.locator == "a.jsonl, line 1"


def test_the_best_name_wins_where_it_is_filled() -> None:
    row = {"summary": "Short.", "body": "", "text": "The whole story."}

    assert record_of(row, "x").body == "The whole story."
    assert record_of({**row, "text": " "}, "x").body == "Short."


@pytest.mark.parametrize("body", ["", "  ", None, True, {}, []])
def test_no_text_is_no_article(body: object) -> None:
    with pytest.raises(Rejected, match="no text here"):
        record_of({"title": "A", "text": body}, "x")


def test_a_text_longer_than_a_book_is_refused() -> None:
    with pytest.raises(Rejected, match="longer than 1,000,000 characters"):
        record_of({"text": "a" * (BODY_CHARACTERS + 1)}, "x")


def test_html_is_told_by_tags_that_shape_text() -> None:
    assert media_of("<p class='a'>One.</p>") == "html"
    assert media_of("One.<br/>Two.") == "html"
    assert media_of("Prices < 5 and > 3, see <https://a.example>") == "text"
