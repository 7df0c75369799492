"""Outlets by the names that records give them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.batches import open_batch
from articles.models import Article, Outlet, OutletName, Preview
from articles.outlets import outlet_named, own_names
from articles.uploads import keep
from articles.worker import drain
from tests.articles.stories import FERRY, jsonl
from tests.factories import make_outlet

pytestmark = pytest.mark.django_db


def known(name: str, *others: str) -> Outlet:
    outlet = make_outlet(name)
    OutletName.objects.bulk_create(OutletName(outlet=outlet, name=other) for other in others)
    return outlet


def test_its_own_name_goes_before_another_one() -> None:
    other = known("Bay News", "Harbour Post")
    own = make_outlet("Harbour Post")
    assert outlet_named("HARBOUR POST") == own
    assert own_names(["Harbour Post"]) == {}
    assert outlet_named("bay news") == other


def test_a_domain_means_the_outlet_that_prints_there_or_above() -> None:
    bay = known("Bay News", "bay.example")
    assert outlet_named("sport.bay.example") == bay
    assert outlet_named("bay.example.net") != bay
    assert own_names(["sport.bay.example", "Bay News", "", "elsewhere.example"]) == {
        "sport.bay.example": "Bay News"
    }


def test_as_many_names_as_there_are_take_two_queries() -> None:
    known("Bay News", "bay.example")
    names = [f"d{number}.bay.example" for number in range(50)]
    with CaptureQueriesContext(connection) as queries:
        assert len(own_names(names)) == 50
    assert len(queries) == 2


def test_what_is_previewed_and_stored_is_at_the_outlet_meant() -> None:
    bay = known("Bay News", "bay.example")
    given = {"text": FERRY, "url": "https://www.bay.example/ferry"}
    batch, _ = open_batch([keep("a.jsonl", [jsonl(given)])], by=None, preview=True)
    drain()
    assert Preview.objects.get().outlet == "Bay News"
    again, _ = open_batch([keep("b.jsonl", [jsonl(given)])], by=None)
    drain()
    assert Article.objects.get().outlet == bay
    assert Outlet.objects.count() == 1
    assert batch != again
