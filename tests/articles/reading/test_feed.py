import io
from datetime import UTC, datetime
from pathlib import Path

from articles.reading import Address, Outcome, Record, Rejection, read

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Skerry Sun</title><language>en-gb</language>
<item><title>Ferry &amp; bus late</title><link>https://sun.example/1</link>
<author>news@sun.example (Una Brae)</author>
<pubDate>Thu, 09 May 2024 06:30:00 +0200</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>The ferry was late, the harbour office said.</p>]]>
</content:encoded></item>
<item><title>Only a link</title><link>https://sun.example/2</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Brae Wire</title>
<entry><title>Bus late</title><link href="https://wire.example/1"/>
<updated>2024-05-09T04:30:00Z</updated><author><name>Tor Lind</name></author>
<summary type="text">The bus was late, too.</summary></entry></feed>"""


def read_feed(text: str) -> list[Outcome]:
    return list(read("feed.xml", io.BytesIO(text.encode())))


def test_an_rss_entry_is_an_article() -> None:
    article, link = read_feed(RSS)

    assert article == Record(
        "feed.xml, entry 1",
        "<p>The ferry was late, the harbour office said.</p>",
        "html",
        title="Ferry & bus late",
        outlet="The Skerry Sun",
        byline="news@sun.example (Una Brae)",
        published=datetime(2024, 5, 9, 4, 30, tzinfo=UTC),
        url="https://sun.example/1",
        language="en-gb",
    )
    assert link == Address("feed.xml, entry 2", "https://sun.example/2")


def test_an_entry_without_text_and_without_a_page_is_refused() -> None:
    for link in ("", "<link>javascript:alert(1)</link>", "<link>/2</link>"):
        rss = RSS.replace("<link>https://sun.example/2</link>", link)
        assert read_feed(rss)[1] == Rejection(
            "feed.xml, entry 2", "This entry holds no text, and links to no page."
        )


def test_an_atom_entry_is_an_article() -> None:
    (article,) = read_feed(ATOM)

    assert isinstance(article, Record)
    assert (article.title, article.outlet, article.byline) == ("Bus late", "Brae Wire", "Tor Lind")
    assert (article.media, article.body) == ("text", "The bus was late, too.")
    assert article.published == datetime(2024, 5, 9, 4, 30, tzinfo=UTC)


def test_a_feed_cut_short_gives_the_entries_that_came() -> None:
    found = read_feed(RSS[: RSS.index("<item><title>Only")])

    assert [type(item) for item in found] == [Record]


def test_a_feed_with_entities_of_its_own_is_refused() -> None:
    bomb = RSS.replace("?>", '?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>', 1)

    (found,) = read_feed(bomb)

    assert isinstance(found, Rejection)
    assert "entities" in found.reason


def test_nothing_outside_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("A secret.")
    outside = RSS.replace("?>", f'?><!DOCTYPE rss SYSTEM "{secret}">', 1)

    assert "A secret." not in str(read_feed(outside))
    assert "A secret." not in str(list(read(str(secret), io.BytesIO(outside.encode()))))


def test_a_feed_without_entries_is_refused() -> None:
    (found,) = read_feed("<rss><channel><title>Empty</title></channel></rss>")

    assert isinstance(found, Rejection)
    assert found.locator == "feed.xml"
