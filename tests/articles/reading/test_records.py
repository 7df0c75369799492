import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from articles.reading import Record, Rejected, Rejection
from articles.reading.records import storable

ANY_TEXT = st.text(st.characters(), max_size=40)


@given(ANY_TEXT, ANY_TEXT, st.none() | st.datetimes(timezones=st.just(UTC)))
def test_a_record_survives_json(body: str, title: str, published: datetime | None) -> None:
    record = Record("a.txt", body, "text", title=title, published=published)

    assert Record.from_json(json.loads(json.dumps(record.as_json()))) == record


@given(ANY_TEXT)
def test_nothing_stored_holds_what_postgres_refuses(text: str) -> None:
    kept = storable(text)

    assert "\0" not in kept
    assert kept.encode().decode() == kept


def test_a_lone_surrogate_shows_and_a_nul_goes() -> None:
    assert storable("a\ud800b\0c\U0001f600") == "a\ufffdbc\U0001f600"


def test_records_and_rejections_are_storable_by_construction() -> None:
    assert Record("\0a", "b\0", "text", outlet="c\0").outlet == "c"
    assert Record("\0a", "b\0", "text").locator == "a"
    assert Rejection("a\0", "b\0") == Rejection("a", "b")
    assert Rejected("no\0").reason == "no"
