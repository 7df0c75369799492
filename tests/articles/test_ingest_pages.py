"""Lists of addresses: each page is fetched and goes in, waits or is refused by itself."""

import pytest
from django.utils import timezone

from articles import ledger
from articles.models import Item
from articles.reading import Record
from articles.work import Status
from tests.articles.test_ingest import FIRST, PAGE, ingest_now, ingested
from tests.internet import Internet


@pytest.mark.usefixtures("db")
def test_the_page_at_an_address_is_fetched_and_ingested(internet: Internet) -> None:
    internet.serve("varn.example/1", PAGE)

    (item,) = ingested(("links.txt", b"http://varn.example/1\n"))

    assert item.status == Status.STORED
    assert item.version is not None
    article = item.version.article
    assert article.url == "http://varn.example/1"
    assert (article.title, article.outlet_name) == ("Night train returns", "Varn Chronicle")
    assert FIRST in item.version.text
    assert Record.from_json(item.record).locator == "links.txt, line 1"


@pytest.mark.usefixtures("db")
def test_a_page_that_is_in_already_is_a_duplicate(internet: Internet) -> None:
    internet.serve("varn.example/1", PAGE)
    ingested(("links.txt", b"http://varn.example/1\n"))

    (item,) = ingested(("more.txt", b"http://varn.example/1\n"))

    assert item.status == Status.DUPLICATE


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("http://varn.example/gone", "The server answered 404 (Not Found)."),
        ("http://10.0.0.1/", "private network"),
        ("http://inside.example/", "private network"),
        ("http://varn.example/picture", "no text"),
        ("http://varn.example/empty", "No article was found on this page."),
    ],
)
def test_what_can_never_be_fetched_is_rejected_and_the_rest_goes_in(
    internet: Internet, address: str, sentence: str
) -> None:
    internet.serve("varn.example/1", PAGE)
    internet.serve("varn.example/picture", headers={"Content-Type": "image/png"})
    internet.serve("varn.example/empty", "<html><body></body></html>")
    internet.host("inside.example", "10.0.0.1")

    bad, good = ingested(("links.txt", f"{address}\nhttp://varn.example/1\n".encode()))

    assert bad.status == Status.REJECTED
    assert sentence in bad.reason
    assert good.status == Status.STORED


@pytest.mark.usefixtures("db")
def test_a_server_that_may_answer_later_is_asked_again_with_pauses(internet: Internet) -> None:
    internet.serve("varn.example/1", status=503)
    (item,) = ingested(("links.txt", b"http://varn.example/1\n"))

    pauses = []
    for _ in range(2):
        assert (item.status, item.reason[:23]) == (Status.QUEUED, "The server answered 503")
        assert ledger.claim(Item, item.pk) is None
        pauses.append(round((item.next_attempt_at - timezone.now()).total_seconds(), -1))
        ingest_now(item)

    assert pauses == [60, 120]
    assert item.status == Status.QUARANTINED


@pytest.mark.usefixtures("db")
def test_a_page_that_comes_at_the_second_attempt_is_in(internet: Internet) -> None:
    internet.serve("varn.example/1", status=503)
    (item,) = ingested(("links.txt", b"http://varn.example/1\n"))
    internet.serve("varn.example/1", PAGE)

    ingest_now(item)

    assert (item.status, item.reason) == (Status.STORED, "")
