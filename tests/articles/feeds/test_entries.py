"""What a feed gives, how it is known again, and how it comes in."""

import datetime as dt
import io
import json

import pytest

from articles.feeds.entries import Given, as_files, entries_in, feeds_listed
from articles.reading import Address, FeedAddress, Outcome, Record, Rejected, read

ENTRY = "<item><title>{0}</title><link>http://sun.example/{0}</link>{1}</item>"
LONG = "<description>&lt;p&gt;The ferry was late, Ada Lind said.&lt;/p&gt;</description>"


def rss(*entries: str, title: str = "Skerry Sun") -> bytes:
    return f"<rss><channel><title>{title}</title>{''.join(entries)}</channel></rss>".encode()


def given(*entries: str) -> tuple[Given, ...]:
    return entries_in(rss(*entries)).given


def back(files: dict[str, bytes]) -> list[Outcome]:
    """What importing these files would give."""
    return [
        outcome
        for ending, content in files.items()
        for outcome in read(f"sun.{ending}", io.BytesIO(content))
    ]


def test_a_feed_gives_articles_addresses_and_reasons() -> None:
    entries = entries_in(rss(ENTRY.format(1, LONG), ENTRY.format(2, ""), "<item></item>"))

    article, page = (entry.outcome for entry in entries.given)
    assert isinstance(article, Record)
    assert isinstance(page, Address)
    assert entries.refused == ("This entry holds no text, and links to no page.",)
    assert entries.title == "Skerry Sun"


def test_a_json_feed_is_a_feed() -> None:
    written = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Skerry Sun",
        "items": [{"id": "1", "content_text": "The ferry was late."}],
    }
    assert len(entries_in(json.dumps(written).encode()).given) == 1


@pytest.mark.parametrize(
    "body",
    [b"", b"<html><body>News</body></html>", b"a,b\n1,2\n", b"\x89PNG", b"PK\x03\x04", b"%PDF-1"],
)
def test_anything_else_is_no_feed(body: bytes) -> None:
    with pytest.raises(Rejected):
        entries_in(body)


def test_an_entry_is_known_again_by_its_address_and_its_words() -> None:
    (first,) = given(ENTRY.format(1, LONG))

    (marked_up,) = given(ENTRY.format(1, LONG.replace("&lt;p&gt;", "&lt;p id='a9'&gt;\n ")))
    (reworded,) = given(ENTRY.format(1, LONG.replace("late", "early")))
    (moved,) = given(ENTRY.format(1, LONG).replace("sun.example", "moon.example"))
    (retitled,) = given(ENTRY.format(1, LONG).replace("<title>1", "<title>One"))

    assert marked_up.fingerprint == first.fingerprint
    assert len({e.fingerprint for e in (first, reworded, moved, retitled)}) == 4


def test_an_article_comes_back_from_its_file_as_it_was() -> None:
    record = Record(
        locator="feed, entry 1",
        body='<p>“Late”, said\nAda\u2028Lind. {"version": "https://jsonfeed.org/version/1"}</p>',
        media="html",
        title="Ferry & bus",
        outlet="Skerry Sun",
        byline="Una Brae",
        published=dt.datetime(2026, 3, 6, 8, 30, tzinfo=dt.UTC),
        modified=dt.datetime(2026, 3, 7, 8, 30, tzinfo=dt.UTC),
        url="http://sun.example/1",
        language="en",
    )
    files = as_files([record, record], whole_pages=False)

    first, _ = back(files)
    assert isinstance(first, Record)
    assert first == Record(**{**vars(record), "locator": "sun.jsonl, line 1"})


def test_html_without_tags_stays_html() -> None:
    files = as_files([Record("a", "Ferry &amp; bus", "html")], whole_pages=False)

    (found,) = back(files)
    assert isinstance(found, Record)
    assert (found.media, found.body) == ("html", "<div>Ferry &amp; bus</div>")


@pytest.mark.parametrize("whole_pages", [False, True])
def test_pages_are_fetched_where_there_is_no_text_or_where_it_is_wanted(whole_pages: bool) -> None:
    outcomes: list[Record | Address] = [
        Record("a", "The ferry was late.", "text", url="http://sun.example/1"),
        Record("a", "It came at noon.", "text"),
        Address("a", "http://sun.example/2"),
    ]

    found = back(as_files(outcomes, whole_pages=whole_pages))

    pages = {outcome.url for outcome in found if isinstance(outcome, Address)}
    bodies = {outcome.body for outcome in found if isinstance(outcome, Record)}
    assert "http://sun.example/2" in pages
    assert "It came at noon." in bodies
    assert ("http://sun.example/1" in pages) == whole_pages
    assert ("The ferry was late." in bodies) != whole_pages


def test_nothing_is_no_file() -> None:
    assert as_files([], whole_pages=True) == {}


def test_the_feeds_of_a_list() -> None:
    opml = b"""<opml version="2.0"><body><outline text="Coast">
<outline text="Sun" xmlUrl="http://sun.example/feed"/></outline>
<outline text="Odd" xmlUrl="ftp://sun.example/feed"/></body></opml>"""

    assert feeds_listed(opml) == [FeedAddress("list, feed 1", "http://sun.example/feed", "Sun")]


@pytest.mark.parametrize("body", [b"", rss(), b"<opml><body/></opml>", b"http://sun.example/\n"])
def test_what_lists_no_feeds(body: bytes) -> None:
    with pytest.raises(Rejected):
        feeds_listed(body)
