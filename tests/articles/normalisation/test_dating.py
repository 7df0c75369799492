import datetime as dt

import pytest
from lxml import html  # type: ignore[import-untyped]

from articles.normalisation.dating import UNDATED, Dating, dating_of

LINKED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", '
    '"datePublished": "2024-05-09T06:30:00Z", "dateModified": "2024-05-09T08:00:00Z",}</script>'
)
META = (
    '<meta property="article:published_time" content="2024-05-08T06:30:00Z">'
    '<meta property="og:updated_time" content="2024-05-08T08:00:00Z">'
)
TIME = '<time itemprop="datePublished" datetime="2024-05-07T06:30:00Z">Tuesday</time>'


def dating(markup: str, url: str = "", guess: str = "") -> Dating:
    return dating_of(html.document_fromstring(f"<html><body>{markup}</body></html>"), url, guess)


def moment(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2024, 5, day, hour, minute, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        (LINKED + META + TIME, Dating(moment(9, 6, 30), "JSON-LD", moment(9, 8))),
        (TIME + META, Dating(moment(8, 6, 30), "meta article:published_time", moment(8, 8))),
        (TIME, Dating(moment(7, 6, 30), "time datePublished")),
        ("<time datetime='2024-05-07'>Most read</time>", UNDATED),
        (LINKED.replace("2024-05-09T06:30:00Z", "yesterday"), Dating(None, "", moment(9, 8))),
    ],
)
def test_the_most_deliberate_signal_wins(markup: str, found: Dating) -> None:
    assert dating(markup) == found


@pytest.mark.parametrize(
    ("url", "signal"),
    [
        ("https://sun.example/2024/05/09/ferry", "address"),
        ("https://sun.example/20240509-ferry", "address"),
        ("https://sun.example/2023/05/09/ferry", "page text"),
        ("", "page text"),
    ],
)
def test_a_guess_says_where_it_looked(url: str, signal: str) -> None:
    assert dating("<p>x", url, "2024-05-09") == Dating(moment(9, 0), signal)


def test_a_guess_yields_to_what_is_declared() -> None:
    assert dating(META, guess="2019-01-01").published == moment(8, 6, 30)
