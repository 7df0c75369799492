import re
from urllib.parse import urlsplit

import pytest
from lxml import html  # type: ignore[import-untyped]

from claims.reports.exports.page import write
from claims.reports.exports.words import for_xml
from claims.reports.schema import Comparison
from tests.claims.reports.exports.editions import HOSTILE, bridge, edition, hostile


def parsed(comparison: Comparison | None = None) -> html.HtmlElement:
    return html.document_fromstring(b"".join(write(edition(comparison))))


@pytest.mark.parametrize("words", ["", *HOSTILE])
def test_it_asks_for_nothing_outside_and_runs_nothing(words: str) -> None:
    page = parsed(hostile(words) if words else None)
    assert not page.xpath("//script | //link | //img | //iframe | //object | //form | //base")
    assert not page.xpath(
        "//@src | //@srcset | //@action | //@style | //@*[starts-with(name(), 'on')]"
    )
    assert not re.search(r"url\(|@import", page.xpath("string(//style)"))
    for address in page.xpath("//@href"):
        assert address.startswith("#row-") or urlsplit(address).scheme in ("http", "https")


def test_browsers_are_told_to_load_nothing() -> None:
    policy = parsed().xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words: str) -> None:
    heading = parsed(hostile(words)).xpath("string(//h1)")
    assert heading.split() == for_xml(words).split()


def test_every_mark_is_said_as_well() -> None:
    rows = parsed().xpath("//table[@class='matrix']/tbody/tr")
    said = [[cell.text_content() for cell in row.xpath("td")] for row in rows]
    assert said[0] == [
        *("reports that somebody says", "questions", "denies", "asserts"),
        *("silent", "not collected"),
    ]


def test_each_proposition_is_linked_and_told() -> None:
    page = parsed()
    for address in page.xpath("//table[@class='matrix']//a/@href"):
        assert len(page.xpath(f"//section[@id='{address[1:]}']")) == 1
    quotes = page.xpath("//q/text()")
    assert quotes[:4] == [claim.content for claim in bridge().claims]


def test_its_links_lead_to_the_articles() -> None:
    links = parsed().xpath("//td[@class='quote']//a/@href")
    assert links[:4] == [claim.url for claim in bridge().claims]
