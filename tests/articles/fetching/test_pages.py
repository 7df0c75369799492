"""The one article at an address."""

import pytest

from articles.fetching import FetchFailed, fetch_record
from articles.reading import Record, Rejected
from tests.internet import Internet

URL = "https://news.example/ferry.csv"
PAGE = "<p>The ferry was late, harbour master Ada Lind said.</p>"
FEED = """<rss><channel><title>Sun</title>
<item><title>A</title><link>https://sun.example/1</link><description>One.</description></item>
<item><title>B</title><link>https://sun.example/2</link><description>Two.</description></item>
</channel></rss>"""


def http(url: str) -> str:
    return url.replace("https:", "http:")


def test_a_page_is_one_article_whatever_its_address_ends_in(internet: Internet) -> None:
    internet.serve("news.example/ferry.csv", PAGE)

    assert fetch_record(http(URL), "links.txt, line 3") == Record(
        "links.txt, line 3", PAGE, "html", url=http(URL)
    )


def test_the_address_is_the_one_that_answered(internet: Internet) -> None:
    internet.serve("short.example/x", status=301, headers={"Location": http(URL)})
    internet.serve("news.example/ferry.csv", PAGE)

    assert fetch_record("http://short.example/x", "a").url == http(URL)


@pytest.mark.parametrize(
    ("body", "declared"),
    [
        (PAGE.replace("late", "spät").encode("cp1252"), "iso-8859-1"),
        (PAGE.replace("late", "поздно").encode("cp1251"), "windows-1251"),
        (PAGE.replace("late", "поздно").encode(), "windows-1251"),
        (PAGE.replace("late", "spät").encode(), ""),
    ],
)
def test_the_declared_charset_counts_where_the_bytes_are_no_utf_8(
    internet: Internet, body: bytes, declared: str
) -> None:
    media = f"text/html; charset={declared}" if declared else "text/html"
    internet.serve("news.example/1", body, headers={"Content-Type": media})

    found = fetch_record("http://news.example/1", "a").body

    assert "was spät," in found or "was поздно," in found


def test_a_plain_text_is_an_article_too(internet: Internet) -> None:
    text = "The ferry was late.\n\nIt came at noon, Ada Lind said."
    internet.serve("news.example/a", text, headers={"Content-Type": "text/plain"})

    record = fetch_record("http://news.example/a", "a")

    assert record.media == "text"
    assert "It came at noon" in record.body


@pytest.mark.parametrize(
    ("body", "media", "sentence"),
    [
        (FEED, "application/rss+xml", "no single article"),
        ("http://sun.example/1\n", "text/plain", "no single article"),
        ("", "text/html", "empty"),
        ("%PDF-1.4 torn", "application/pdf", "PDF"),
    ],
)
def test_what_is_no_single_article_is_refused(
    internet: Internet, body: str, media: str, sentence: str
) -> None:
    internet.serve("news.example/a", body, headers={"Content-Type": media})

    with pytest.raises(Rejected) as rejected:
        fetch_record("http://news.example/a", "a")

    assert sentence in rejected.value.reason


def test_what_cannot_be_fetched_is_no_record(internet: Internet) -> None:
    with pytest.raises(FetchFailed):
        fetch_record("http://news.example/a", "a")
