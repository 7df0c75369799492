import datetime as dt
import json

from articles.reading import Record
from tests.articles.reading.given import NEWS, one_reason, one_record

FIRST = {
    "uri": "https://wire.example/1",
    "type": "text",
    "firstcreated": "2024-05-09T06:30:00Z",
    "versioncreated": "2024-05-09T08:00:00Z",
    "byline": "Una Brae",
    "headline": "Ferry late",
    "provider": "Brae Wire",
    "language": "en",
    "description_text": "Late.",
    "body_xhtml": f"<p>{NEWS}</p>",
}
SECOND = {
    "uri": "urn:brae:2",
    "versioncreated": "2024-05-09T06:30:00Z",
    "headlines": [{"role": "short", "value": "Late"}, {"role": "main", "value": "Ferry late"}],
    "bodies": [{"role": "short", "value": "Late."}, {"role": "main", "value": NEWS}],
    "infosources": [{"name": "Brae Wire"}],
}


def test_an_item_of_the_first_version() -> None:
    assert one_record("a.json", json.dumps(FIRST)) == Record(
        "a.json, line 1",
        f"<p>{NEWS}</p>",
        "html",
        title="Ferry late",
        outlet="Brae Wire",
        byline="Una Brae",
        published=dt.datetime(2024, 5, 9, 6, 30, tzinfo=dt.UTC),
        url="https://wire.example/1",
        language="en",
        modified=dt.datetime(2024, 5, 9, 8, 0, tzinfo=dt.UTC),
    )


def test_an_item_of_the_second_version() -> None:
    record = one_record("a.json", json.dumps([SECOND]))

    assert (record.title, record.body, record.outlet) == ("Ferry late", NEWS, "Brae Wire")
    assert record.published == dt.datetime(2024, 5, 9, 6, 30, tzinfo=dt.UTC)
    assert record.url == ""


def test_an_item_without_text_is_refused() -> None:
    item = {**SECOND, "bodies": [{"value": None}, 4]}

    assert "no text" in one_reason("a.json", json.dumps(item))
