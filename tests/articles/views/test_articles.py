"""The list of articles."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_article, make_outlet


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


def test_an_outlet_that_is_not_there_filters_nothing_out(as_analyst: Client) -> None:
    make_article(title="Rudder cracked")

    response = as_analyst.get("/articles/?outlet=4711&page=99")

    assert b"Rudder cracked" in response.content
    assert b"Select a valid choice" in response.content


def test_ten_rows_and_twenty_take_as_many_queries(
    as_analyst: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(10):
        make_article()
    as_analyst.get("/articles/")
    with CaptureQueriesContext(connection) as ten:
        as_analyst.get("/articles/")
    for _ in range(10):
        make_article()

    with django_assert_num_queries(len(ten)):
        as_analyst.get("/articles/")
