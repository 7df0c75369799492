"""Texts that wait for a word, and texts that are read again, as pages."""

import pytest
from django.test import Client

from articles.models import Version
from articles.work import Status
from claims.extraction import EXTRACTOR
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import (
    make_claim,
    make_run,
    make_version,
)
from tests.pages import page

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def test_that_a_text_is_being_read_again_is_no_news(as_analyst: Client) -> None:
    version = make_claim().run.version
    make_run(version, extractor="newer-1", current=False, status=Status.QUEUED)
    assert "is being read" not in page(as_analyst, f"/articles/{version.article_id}/")


def waiting_text() -> Version:
    version = make_version("Die Fähre war am Montag verspätet.")
    version.waiting_language = "de"
    version.save()
    return version


def test_a_text_in_another_language_says_so_and_can_be_read_anyway(
    as_analyst: Client, as_editor: Client
) -> None:
    address = f"/articles/{waiting_text().article_id}/"
    assert "not in English</strong> (probably German)" in page(as_editor, address)
    assert "Read it anyway" not in page(as_editor, address)
    assert "Read it anyway" in page(as_analyst, address)


def test_reading_it_anyway(as_analyst: Client) -> None:
    version = waiting_text()
    response = as_analyst.post(f"/texts/{version.pk}/read-anyway/", follow=True)
    assert response.redirect_chain == [(f"/articles/{version.article_id}/?version=1", 302)]
    assert b"This text is being read" in response.content
    assert version.runs.get().status == Status.QUEUED


def test_reading_it_anyway_is_a_swap_that_goes_on_asking(as_analyst: Client) -> None:
    version = waiting_text()
    swapped = as_analyst.post(f"/texts/{version.pk}/read-anyway/", headers=HTMX)
    assert b"This text is being read" in swapped.content
    assert b"<html" not in swapped.content
    asked = as_analyst.get(f"/texts/{version.pk}/reading/", headers=HTMX)
    assert "HX-Refresh" not in asked
    version.runs.update(status=Status.DONE, current=True)
    assert as_analyst.get(f"/texts/{version.pk}/reading/", headers=HTMX)["HX-Refresh"] == "true"


def test_who_presses_second_sees_that_it_is_being_read(
    as_analyst: Client, as_colleague: Client
) -> None:
    address = f"/texts/{waiting_text().pk}/read-anyway/"
    as_analyst.post(address)
    assert b"This text is being read" in as_colleague.post(address, headers=HTMX).content
    assert Entry.objects.filter(action="read anyway").count() == 1


@pytest.mark.parametrize("way", ["reading", "read-anyway"])
def test_a_text_that_is_not_there(as_analyst: Client, way: str) -> None:
    method = as_analyst.get if way == "reading" else as_analyst.post
    assert method(f"/texts/4711/{way}/").status_code == 404


def test_home_offers_admins_to_read_again_what_an_older_extractor_read(
    as_admin: Client, as_analyst: Client
) -> None:
    make_claim()
    sentence = f"1 text was read by an older extractor than {EXTRACTOR}"
    assert sentence in page(as_admin, "/")
    assert sentence not in page(as_analyst, "/")


def test_reading_again_shows_how_far_it_is(as_admin: Client, admin: User) -> None:
    claim = make_claim()
    response = as_admin.post("/reread/", follow=True)
    assert response.redirect_chain == [("/", 302)]
    assert b"1 text waits to be read again; 0 of 1 are read" in response.content
    assert Entry.objects.get(action="read again").actor == admin
    claim.run.version.runs.filter(current=False).update(status=Status.QUARANTINED, reason="boom")
    failed = as_admin.get("/reread/", headers=HTMX).content
    assert b"1 text could not be read again and keeps the older claims" in failed
    assert b"Try again" in failed
    again = as_admin.post("/reread/", headers=HTMX).content
    assert b"1 text waits to be read again" in again
    assert b"<html" not in again


def test_once_all_is_read_nothing_is_said(as_admin: Client) -> None:
    make_run(extractor=EXTRACTOR)
    assert b"notice" not in as_admin.get("/reread/", headers=HTMX).content
