"""The page of the feeds, as the browser sees it."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from articles.models import Feed
from articles.work import Status
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_batch, make_feed, make_outlet
from tests.queries import queries

HTMX = {"HX-Request": "true"}
OPML = b"""<opml version="2.0"><body>
<outline text="Sun" xmlUrl="http://sun.example/feed"/>
<outline text="Moon" xmlUrl="http://moon.example/feed"/>
<outline text="Inside" xmlUrl="http://10.0.0.1/feed"/></body></opml>"""
MANY = (
    b'<opml version="2.0"><body>'
    + b'<outline xmlUrl="http://a.example/"/>' * 501
    + b"</body></opml>"
)


def form(url: str = "", **given: object) -> dict[str, object]:
    return {"url": url, "interval": "60", "outlet": "", **given}


def opml(content: bytes = OPML) -> SimpleUploadedFile:
    return SimpleUploadedFile("feeds.opml", content)


def page(client: Client) -> str:
    return client.get("/imports/feeds/").content.decode()


def test_an_address_is_followed(as_admin: Client, admin: User) -> None:
    given = form("sun.example/feed", interval="15", outlet="The Sun", whole_pages="on")

    response = as_admin.post("/imports/feeds/", given, follow=True)

    assert response.redirect_chain == [("/imports/feeds/", 302)]
    assert b"Feeds followed now: 1." in response.content
    feed = Feed.objects.get()
    assert (feed.url, feed.interval, feed.whole_pages) == ("https://sun.example/feed", 15, True)
    assert str(feed.outlet) == "The Sun"
    assert Entry.objects.get(action="follow").actor == admin


def test_the_feeds_of_a_list_are_followed(as_admin: Client) -> None:
    make_feed("http://sun.example/feed")

    response = as_admin.post("/imports/feeds/", form(file=opml()), follow=True)

    assert b"Feeds followed now: 1. Followed already: 1. Not to be fetched: 1." in response.content
    assert Feed.objects.get(title="Moon").url == "http://moon.example/feed"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (form(), "Give an address"),
        (form("http://127.0.0.1/"), "private network"),
        (form("http://sun.example:8080/"), "ports 80 and 443"),
        (form("http://sun.example/", interval="7"), "Select a valid choice"),
        (form(file=opml(b"<rss></rss>")), "names no feeds"),
        (form(file=opml(b"\x89PNG")), "picture"),
        (form(file=opml(b" " * 1_100_000)), "too large"),
        (
            form(file=opml(MANY)),
            "more than 500",
        ),
    ],
)
def test_what_cannot_be_followed_is_said_beside_its_field(
    as_admin: Client, given: dict[str, object], sentence: str
) -> None:
    response = as_admin.post("/imports/feeds/", given)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Feed.objects.exists()


@pytest.mark.parametrize(
    ("deed", "paused", "said"),
    [
        ("pause", False, "until you resume it"),
        ("resume", True, "It is polled again."),
        ("poll", False, "as soon as a worker is free"),
        ("unfollow", False, "What it brought stays."),
    ],
)
def test_deeds_on_a_feed_work_and_are_audited(
    as_admin: Client, admin: User, deed: str, paused: bool, said: str
) -> None:
    feed = make_feed(paused=paused)

    response = as_admin.post(f"/imports/feeds/{feed.pk}/", {"deed": deed}, follow=True)

    assert response.redirect_chain == [("/imports/feeds/", 302)]
    assert said in response.content.decode()
    assert (Entry.objects.get().action, Entry.objects.get().actor) == (deed, admin)


def test_a_second_admin_who_is_too_late_is_told(as_admin: Client) -> None:
    feed = make_feed(paused=True)

    response = as_admin.post(f"/imports/feeds/{feed.pk}/", {"deed": "pause"}, follow=True)

    assert b"Nothing was changed" in response.content
    assert not Entry.objects.exists()


def test_a_deed_that_there_is_not(as_admin: Client) -> None:
    feed = make_feed()

    assert as_admin.post(f"/imports/feeds/{feed.pk}/", {"deed": "burn"}).status_code == 422
    assert Feed.objects.filter(pk=feed.pk).exists()


@pytest.mark.parametrize("deed", ["pause", "unfollow"])
def test_a_feed_that_is_not_there(as_admin: Client, deed: str) -> None:
    assert as_admin.post("/imports/feeds/4711/", {"deed": deed}).status_code == 404


def test_an_analyst_may_not_follow_feeds(as_analyst: Client) -> None:
    feed = make_feed()

    assert as_analyst.post("/imports/feeds/", form("sun.example")).status_code == 403
    assert as_analyst.post(f"/imports/feeds/{feed.pk}/", {"deed": "pause"}).status_code == 403
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ({}, "new</span>"),
        ({"polled_at": timezone.now()}, "followed</span>"),
        ({"paused": True}, "paused</span>"),
        ({"failures": 1, "reason": "The server answered 503."}, "failed 1 time</span>"),
        ({"failures": 2, "reason": "The server answered 503."}, "The server answered 503."),
        ({"status": Status.QUARANTINED, "reason": "Gone."}, "given up</span>"),
    ],
)
def test_the_state_of_a_feed_is_shown(as_admin: Client, row: dict[str, object], shown: str) -> None:
    feed = make_feed()
    Feed.objects.filter(pk=feed.pk).update(**row)

    assert shown in page(as_admin)


def test_the_page_shows_when_a_feed_was_polled_and_what_it_brought(as_admin: Client) -> None:
    feed, batch = make_feed("http://sun.example/feed"), make_batch()
    polled = dt.datetime(2026, 3, 6, 8, 30, tzinfo=dt.UTC)
    Feed.objects.filter(pk=feed.pk).update(
        polled_at=polled, next_attempt_at=polled + dt.timedelta(hours=1), batch=batch
    )

    shown = page(as_admin)

    assert "http://sun.example/feed" in shown
    assert "6 Mar 2026, 08:30" in shown
    assert "6 Mar 2026, 09:30" in shown
    assert f'href="/imports/{batch.pk}/"' in shown


def test_the_page_comes_again_by_itself_while_a_feed_is_due(as_admin: Client) -> None:
    feed = make_feed()
    moving = as_admin.get("/imports/feeds/", headers=HTMX).content.decode()
    Feed.objects.filter(pk=feed.pk).update(next_attempt_at=timezone.now() + dt.timedelta(hours=1))

    still = as_admin.get("/imports/feeds/", headers=HTMX).content.decode()

    assert "hx-trigger" in moving
    assert "<html" not in moving
    assert "hx-trigger" not in still


def test_a_page_without_feeds_says_what_they_are(as_admin: Client) -> None:
    assert "No feed is followed yet" in page(as_admin)


def test_the_imports_lead_to_the_feeds(as_admin: Client) -> None:
    assert b'href="/imports/feeds/"' in as_admin.get("/imports/").content


def test_feeds_are_followed_while_redis_is_down(as_admin: Client, settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    response = as_admin.post("/imports/feeds/", form("sun.example"), follow=True)

    assert b"Redis cannot be reached" in response.content
    assert Feed.objects.exists()


def make_feeds(number: int) -> None:
    for _ in range(number):
        feed = make_feed()
        Feed.objects.filter(pk=feed.pk).update(outlet=make_outlet(), batch=make_batch())


def test_ten_feeds_and_twenty_take_as_many_queries(as_admin: Client) -> None:
    make_feeds(10)
    ten = queries(lambda: page(as_admin))
    make_feeds(10)
    assert len(queries(lambda: page(as_admin))) == len(ten)
