from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.normalisation import normalise
from articles.reading import Record, Rejected

FIRST = "The ferry to Skerry left four hours late on Monday, the harbour office said."
BODY = f"{FIRST}\n\n“We did what we could,” said Una Brae.\n\nShare it..."
PLAIN = Record("ferry.txt", BODY, "text")
PAGE = Record(
    "ferry.html",
    "<html lang=de><title>On the page</title><meta name=author content='By Tor Lind'>"
    f"<article><h1>On the page</h1>{''.join(f'<p>{part}</p>' for part in BODY.split(chr(10)))}",
    "html",
)


def test_a_title_the_body_lacks_becomes_its_first_paragraph() -> None:
    found = normalise(replace(PLAIN, title="Ferry late | Sun", outlet="Sun"))

    assert found.title == "Ferry late"
    assert found.text.split("\n\n")[:2] == ["Ferry late", FIRST]
    assert "Share it" not in found.text


@pytest.mark.parametrize("opening", ["Ferry late", "FERRY LATE!", "Islands\n\nFerry late"])
def test_a_title_the_body_has_is_not_doubled(opening: str) -> None:
    found = normalise(replace(PLAIN, title="Ferry late", body=f"{opening}\n\n{BODY}"))

    assert found.text.startswith(f"{opening}\n\nThe ferry")


def test_a_body_without_a_title_is_shown_by_its_first_words() -> None:
    assert normalise(PLAIN).title == FIRST


def test_segments_lead_into_the_body_of_the_record() -> None:
    found = normalise(replace(PLAIN, title="Ferry late"))

    assert [found.text[a : a + n] for a, _, n in found.segments] == [
        BODY[b : b + n] for _, b, n in found.segments
    ]
    assert normalise(PAGE).segments == ()


def test_the_record_goes_before_its_page() -> None:
    found = normalise(PAGE)
    told = normalise(
        replace(PAGE, title="In the feed", byline="Una Brae", language="en", outlet="Sun")
    )

    assert (found.title, found.byline, found.language) == ("On the page", "Tor Lind", "de")
    assert (told.title, told.byline, told.language) == ("In the feed", "Una Brae", "en")


def test_an_outlet_without_a_name_is_its_domain() -> None:
    found = normalise(replace(PLAIN, url="https://www.sun.example/a?utm_source=x"))

    assert (found.outlet, found.url) == ("sun.example", "https://www.sun.example/a")


def test_an_outlet_that_the_importer_names_goes_before_the_domain() -> None:
    page = replace(PAGE, url="https://www.sun.example/a")

    assert normalise(page).outlet == "sun.example"
    assert normalise(page, outlet="The Sun").outlet == "The Sun"


def test_the_date_is_carried_and_the_hash_is_of_the_text() -> None:
    day = datetime(2024, 5, 9, tzinfo=UTC)
    found = normalise(replace(PLAIN, published=day))

    assert found.published == day
    assert found.sha256 == sha256(found.text.encode()).hexdigest()


def test_the_language_is_told_by_the_words_where_nobody_says() -> None:
    body = "The ferry to Holm was late again on Monday, the harbour office said. " * 4
    assert normalise(replace(PLAIN, body=body)).language == "en"


@pytest.mark.parametrize("body", ["", "123 456", "Share it...\n\nTweet", "\u200b\ufeff"])
def test_where_nothing_readable_remains_the_record_is_refused(body: str) -> None:
    with pytest.raises(Rejected, match="No readable text remains"):
        normalise(Record("a.txt", body, "text", title="Ferry late"))


@settings(deadline=None)
@given(
    st.builds(
        Record,
        st.just("a"),
        st.text(max_size=60),
        st.sampled_from(["text", "html"]),
        *[st.text(max_size=12)] * 3,
        st.none(),
        *[st.text(max_size=12)] * 2,
    )
)
def test_only_rejected_leaves_a_record(record: Record) -> None:
    try:
        found = normalise(record)
    except Rejected:
        return
    assert found.title
    assert found.text.encode().decode() == found.text


def test_a_page_tells_when_it_changed_and_by_what_it_is_dated() -> None:
    markup = (
        "<html><head><meta property='article:published_time' content='2024-05-09T06:30:00Z'>"
        "<meta property='article:modified_time' content='2024-05-09T08:00:00Z'></head><body>"
        "<article><p>SKERRY (Brae Wire) — The ferry was four hours late on Monday, they said.</p>"
        "<p>Nobody was hurt, the harbour office said in a short note to the press.</p></article>"
    )

    article = normalise(Record("a", markup, "html"))
    told = normalise(Record("a", markup, "html", published=datetime(2024, 5, 10, tzinfo=UTC)))

    assert article.signal == "meta article:published_time"
    assert article.modified == datetime(2024, 5, 9, 8, tzinfo=UTC)
    assert article.wire == "Brae Wire"
    assert (told.signal, told.modified) == ("file", None)
