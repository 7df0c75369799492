import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.normalisation.pages import page_of
from articles.reading import Rejected
from articles.reading.dates import date_of

PAGE = """<!DOCTYPE html><html lang="en-GB"><head>
<title>Ferry late | The Skerry Sun</title>
<meta property="og:site_name" content="The Skerry Sun">
<meta property="article:published_time" content="2024-05-09T06:30:00+02:00">
<meta name="author" content="Una Brae">
<link rel="canonical" href="https://sun.example/ferry">
</head><body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<div class="cookie-banner"><p>We use cookies.</p><button>Accept all</button></div>
<article><h1>Ferry late</h1>
<p>The ferry to Skerry left four hours late on Monday, the harbour office said.</p>
<p>“We did what we could,” said Una Brae. <a href="/x">The pump</a> had failed.</p>
<blockquote><p>“Nobody told us a thing,” said a passenger.</p></blockquote>
</article>
<aside><h3>Most read</h3><ul><li><a href="/1">Crane comes</a></li></ul></aside>
<section id="comments"><h3>Comments</h3><p>I was there and it was bad.</p></section>
<footer><p>© 2019 Skerry Media. All rights reserved.</p></footer>
</body></html>"""


def test_the_story_is_found_among_what_surrounds_it() -> None:
    page = page_of(PAGE, "")

    assert page.body.split("\n\n") == [
        "Ferry late",
        "The ferry to Skerry left four hours late on Monday, the harbour office said.",
        "“We did what we could,” said Una Brae. The pump had failed.",
        "“Nobody told us a thing,” said a passenger.",
    ]


def test_a_page_says_who_when_and_where() -> None:
    page = page_of(PAGE, "")

    assert (page.outlet, page.byline, page.language) == ("The Skerry Sun", "Una Brae", "en-GB")
    assert page.title.startswith("Ferry late")
    assert page.url == "https://sun.example/ferry"
    assert page.dating.published == date_of("2024-05-09T04:30:00Z")


def test_a_year_in_the_footer_is_no_date() -> None:
    bare = "\n".join(line for line in PAGE.splitlines() if "published_time" not in line)

    assert page_of(bare, "").dating.published is None


def test_a_piece_of_html_is_read_as_it_stands() -> None:
    piece = (
        "<p>It was <b>late</b>,\nhe said.<!-- a --><br>Very &amp; often.</p><script>x</script>End"
    )

    paragraphs = [part for part in page_of(piece, "").body.split("\n\n") if part]
    assert paragraphs == ["It was late, he said.", "Very & often.", "End"]


@pytest.mark.parametrize(
    "markup",
    ["<html></html>", "<html>" + "<div>" * 20_000 + "x", "<html " + "a=b " * 100_000 + ">"],
)
def test_a_page_without_a_story_is_refused_in_words(markup: str) -> None:
    with pytest.raises(Rejected, match="No article was found"):
        page_of(markup, "")


@pytest.mark.parametrize("opening", ["", "<html><body>"])
def test_a_page_of_nothing_but_tags_is_refused(opening: str) -> None:
    with pytest.raises(Rejected, match="far more tags"):
        page_of(opening + "<p>a" * 100_000, "")


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<p>a", "<!--", "<table><td>", "&#0;", "&#xd800;"])
@pytest.mark.parametrize("opening", ["", "<html><body>"])
def test_much_of_one_tag_takes_no_time(opening: str, tag: str) -> None:
    started = time.process_time()

    with suppress(Rejected):
        page_of(opening + tag * 20_000, "")

    assert time.process_time() - started < 30


TAGS = st.sampled_from(
    [
        *("<html>", "<body>", "<p>", "</p>", "<div>", "<!--", "-->", "<![CDATA[", "]]>", "<br>"),
        *("<a href='http://['>", "&lt;", "&#0;", "<meta property='og:title' content='", ">", "'"),
        *("<script type='application/ld+json'>{", "</script>", "<time datetime='99'>", "word", " "),
        *("<svg>", "<table>", "<td>", "<?xml version='1.0' encoding='x'?>", "\n"),
    ]
)


@settings(deadline=None)
@given(st.lists(TAGS | st.text(max_size=4), max_size=25).map("".join))
def test_only_rejected_leaves_a_page(markup: str) -> None:
    try:
        page = page_of(markup.encode("utf-8", "replace").decode(), "http://sun.example")
    except Rejected:
        return
    assert isinstance(page.body, str)
