"""The list of articles."""

import pytest
from django.test import Client

from articles.models import Version
from tests.factories import make_article, make_outlet, make_version
from tests.queries import queries


def test_articles_by_title_and_outlet(as_analyst: Client) -> None:
    lantern = make_outlet("The Lantern")
    make_article(lantern, title="Rudder cracked")
    make_article(lantern, title="Bread is short on Holm")
    make_article(title="Rudder mended")

    page = as_analyst.get(f"/articles/?q=rudder&outlet={lantern.pk}").content.decode()

    assert "Rudder cracked" in page
    assert "Bread is short" not in page
    assert "Rudder mended" not in page
    assert "1 article" in page


@pytest.mark.parametrize(
    ("query", "sentence"),
    [("", b"No article is in yet"), ("?q=nothing", b"No article passes")],
)
def test_an_empty_list_says_why(as_analyst: Client, query: str, sentence: bytes) -> None:
    assert sentence in as_analyst.get(f"/articles/{query}").content


def waiting(title: str, language: str) -> Version:
    version = make_version(article=make_article(title=title))
    version.waiting_language = language
    version.save()
    return version


def test_what_waits_says_so_and_is_found_by_it(as_analyst: Client) -> None:
    waiting("Fähre verspätet", "de")
    make_version(article=make_article(title="Rudder mended"))

    page = as_analyst.get("/articles/").content.decode()
    found = as_analyst.get("/articles/?state=waiting").content.decode()

    assert (
        page.count('waits</span> <span class="muted small">not in English (probably German)') == 1
    )
    assert "Fähre verspätet" in found
    assert "Rudder mended" not in found


def test_an_article_waits_by_its_newest_text_that_does(as_analyst: Client) -> None:
    first = waiting("Ferja", "no")
    newer = make_version("Ferja er sein.", first.article, number=2)
    newer.waiting_language = "yue"
    newer.save()

    found = as_analyst.get("/articles/?state=waiting").content.decode()

    assert "1 article<" in found
    assert "(probably Cantonese)" in found


def test_an_outlet_that_is_not_there_filters_nothing_out(as_analyst: Client) -> None:
    make_article(title="Rudder cracked")

    response = as_analyst.get("/articles/?outlet=4711&page=99")

    assert b"Rudder cracked" in response.content
    assert b"Select a valid choice" in response.content


def test_ten_rows_and_twenty_take_as_many_queries(as_analyst: Client) -> None:
    def fill() -> None:
        for _ in range(10):
            make_article()

    fill()
    ten = queries(lambda: as_analyst.get("/articles/"))
    fill()
    assert len(queries(lambda: as_analyst.get("/articles/"))) == len(ten)
