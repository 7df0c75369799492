import datetime as dt
import json
from typing import Any

import pytest

from articles.reading import Address, Record, Rejection
from tests.articles.reading.given import NEWS, one_reason, outcomes


def feed(*items: Any, **other: Any) -> str:
    version = {"version": "https://jsonfeed.org/version/1.1", "title": "The Skerry Sun"}
    return json.dumps({**version, "language": "en", "items": items, **other}, indent=1)


def test_every_item_is_an_article() -> None:
    found = outcomes(
        "feed.json",
        feed(
            {
                "id": "1",
                "url": "https://sun.example/1",
                "title": "Ferry late",
                "content_html": f"<p>{NEWS}</p>",
                "date_published": "2024-05-09T06:30:00Z",
                "date_modified": "2024-05-09T08:00:00Z",
                "authors": [{"name": "Una Brae"}, {"name": "Tor Lind"}],
            },
            {"id": "2", "content_text": NEWS, "summary": "Late."},
        ),
    )

    assert found == [
        Record(
            "feed.json, entry 1",
            f"<p>{NEWS}</p>",
            "html",
            title="Ferry late",
            outlet="The Skerry Sun",
            byline="Una Brae, Tor Lind",
            published=dt.datetime(2024, 5, 9, 6, 30, tzinfo=dt.UTC),
            url="https://sun.example/1",
            language="en",
            modified=dt.datetime(2024, 5, 9, 8, 0, tzinfo=dt.UTC),
        ),
        Record("feed.json, entry 2", NEWS, "text", outlet="The Skerry Sun", language="en"),
    ]


def test_an_item_without_text_is_the_address_of_its_page() -> None:
    found = outcomes(
        "feed.json",
        feed({"url": "https://sun.example/1"}, {"external_url": "https://b.example/"}),
    )

    assert found == [
        Address("feed.json, entry 1", "https://sun.example/1"),
        Address("feed.json, entry 2", "https://b.example/"),
    ]


def test_a_bad_item_does_not_spoil_the_others() -> None:
    found = outcomes("feed.json", feed({"id": "1"}, 3, None, {"content_text": NEWS}))

    assert [type(item) for item in found] == [Rejection, Rejection, Rejection, Record]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (feed(), "no items"),
        (feed(items={}), "no items"),
        (feed({"id": "1"})[:-5], "valid JSON"),
        (feed(x=0).replace('"x": 0', '"x": ' + "[" * 100_000), "valid JSON"),
    ],
)
def test_a_broken_feed_is_refused_in_words(written: str, reason: str) -> None:
    assert reason in one_reason("feed.json", written)
