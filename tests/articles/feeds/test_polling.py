"""One poll of a feed: what is new comes in once, and a failure lengthens the pause."""

import datetime as dt

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from articles import ledger, sweeper, worker
from articles.feeds.polling import pause_after, poll
from articles.models import Batch, Feed, FeedEntry, Item, Outlet, Version
from articles.tasks import poll_feed
from articles.work import Status
from tests.factories import make_feed
from tests.internet import Internet, Request, head

URL = "http://sun.example/feed"
HOUR = dt.timedelta(hours=1)
ENTRY = """<item><title>Ferry {0}</title><link>http://sun.example/{0}</link>
<description>{1}</description></item>"""
WORDS = "The ferry to Holm was late on day {}, harbour master Ada Lind said at noon."
XML = {"Content-Type": "application/rss+xml"}


def rss(*numbers: int, words: str = WORDS) -> str:
    entries = "".join(ENTRY.format(number, words.format(number)) for number in numbers)
    return f"<rss><channel><title>Skerry Sun</title>{entries}</channel></rss>"


def polled(feed: Feed) -> Feed:
    """The feed after a poll, now."""
    Feed.objects.filter(pk=feed.pk).update(next_attempt_at=Now())
    poll_feed(feed.pk)
    feed.refresh_from_db()
    return feed


def pause_of(feed: Feed) -> dt.timedelta:
    assert feed.polled_at
    return feed.next_attempt_at - feed.polled_at


def titles(batch: Batch | None) -> set[str]:
    """Those of the articles that a batch brings, once all is done."""
    assert batch
    worker.drain()
    return {
        item.version.article.title
        for item in batch.items.select_related("version__article")
        if item.version
    }


@pytest.mark.usefixtures("db")
def test_the_entries_of_a_feed_come_in_as_a_batch(internet: Internet) -> None:
    internet.serve("sun.example/feed", rss(1, 2), headers=XML)

    feed = polled(make_feed(URL, title=""))

    assert feed.batch
    day = dt.datetime.now(dt.UTC)
    assert feed.batch.label == f"feed Skerry Sun, {day:%-d %B %Y}"
    assert feed.batch.created_by is None
    assert titles(feed.batch) == {"Ferry 1", "Ferry 2"}
    assert ledger.account(feed.batch).done == 2


@pytest.mark.usefixtures("db")
def test_after_a_poll_it_waits_for_the_next_one(internet: Internet) -> None:
    internet.serve("sun.example/feed", rss(1), headers=XML)

    feed = polled(make_feed(URL, title=""))

    assert (feed.status, feed.reason, feed.attempts) == (Status.QUEUED, "", 0)
    assert (feed.title, feed.failures) == ("Skerry Sun", 0)
    assert pause_of(feed) == HOUR
    assert ledger.claim(Feed, feed.pk) is None


@pytest.mark.usefixtures("db")
def test_only_what_is_new_makes_another_batch(internet: Internet) -> None:
    internet.serve("sun.example/feed", rss(1, 2), headers=XML)
    feed = polled(make_feed(URL))
    first = feed.batch
    assert polled(feed).batch == first

    internet.serve("sun.example/feed", rss(3, 2), headers=XML)
    second = polled(feed).batch

    assert second != first
    assert titles(second) == {"Ferry 3"}
    assert Batch.objects.count() == 2
    assert feed.entries.count() == 3


@pytest.mark.usefixtures("db")
def test_changed_words_come_in_as_another_version(internet: Internet) -> None:
    internet.serve("sun.example/feed", rss(1), headers=XML)
    feed = polled(make_feed(URL))
    worker.drain()

    internet.serve("sun.example/feed", rss(1, words=f"{WORDS} It sank."), headers=XML)
    polled(feed)
    worker.drain()

    assert list(Version.objects.values_list("number", flat=True)) == [1, 2]


@pytest.mark.usefixtures("db")
def test_an_entry_that_stands_there_twice_comes_in_once(internet: Internet) -> None:
    internet.serve("sun.example/feed", rss(1, 1), headers=XML)

    feed = polled(make_feed(URL))

    assert feed.entries.count() == 1
    assert titles(feed.batch) == {"Ferry 1"}


@pytest.mark.usefixtures("db")
def test_a_poll_whose_lease_is_lost_writes_nothing(internet: Internet) -> None:
    internet.serve("sun.example/feed", rss(1), headers=XML)
    feed = make_feed(URL)
    lease = ledger.claim(Feed, feed.pk)
    assert lease
    Feed.objects.filter(pk=feed.pk).update(status=Status.QUEUED, token=None, lease_until=None)

    with pytest.raises(ledger.LostLease):
        poll(lease)

    assert not Batch.objects.exists()
    assert not FeedEntry.objects.exists()


@pytest.mark.usefixtures("db")
def test_the_server_is_asked_only_for_what_changed(internet: Internet) -> None:
    def answer(request: Request) -> list[bytes]:
        if request.headers.get("if-none-match") == '"v1"':
            return [head(304, {})]
        return [head(200, {**XML, "ETag": '"v1"'}), rss(1).encode()]

    internet.serve_raw("sun.example/feed", answer)

    feed = polled(polled(make_feed(URL)))

    assert [request.headers.get("if-none-match") for request in internet.requests] == [None, '"v1"']
    assert (feed.failures, feed.etag) == (0, '"v1"')
    assert Batch.objects.count() == 1


@pytest.mark.usefixtures("db")
def test_pages_are_fetched_where_the_feed_has_no_text(internet: Internet) -> None:
    page = f"<html><head><title>Ferry 7</title></head><p>{WORDS.format(7)}</p></html>"
    internet.serve("sun.example/7", page)
    internet.serve("sun.example/feed", rss(7, words=""), headers=XML)

    feed = polled(make_feed(URL))

    assert titles(feed.batch) == {"Ferry 7"}
    assert Item.objects.get().address == "http://sun.example/7"


@pytest.mark.usefixtures("db")
def test_pages_are_fetched_where_that_is_wanted(internet: Internet) -> None:
    page = f"<html><head><title>The whole story</title></head><p>{WORDS.format(1)}</p></html>"
    internet.serve("sun.example/1", page)
    internet.serve("sun.example/feed", rss(1), headers=XML)
    feed = make_feed(URL)
    Feed.objects.update(whole_pages=True, outlet=Outlet.objects.create(name="The Sun"))

    batch = polled(feed).batch

    assert titles(batch) == {"The whole story"}
    assert str(Version.objects.get().article.outlet) == "The Sun"


@pytest.mark.usefixtures("db")
def test_what_cannot_be_imported_is_said(internet: Internet) -> None:
    internet.serve("sun.example/feed", rss(1).replace("</channel>", "<item/></channel>"))

    feed = polled(make_feed(URL))

    assert feed.failures == 0
    assert feed.reason == (
        "Not imported: 1 of its entries. This entry holds no text, and links to no page."
    )


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("status", "body", "sentence"),
    [
        (404, "", "The server answered 404 (Not Found)."),
        (503, "", "The server answered 503 (Service Unavailable)."),
        (200, "<html><p>No feed</p></html>", "There is no feed at this address"),
        (200, "<rss><channel></channel></rss>", "The feed holds no entries"),
    ],
)
def test_a_failure_is_said_and_the_next_poll_comes_later(
    internet: Internet, status: int, body: str, sentence: str
) -> None:
    internet.serve("sun.example/feed", body, status=status)
    feed = make_feed(URL)

    pauses = [pause_of(polled(feed)) for _ in range(6)]

    assert pauses == [2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, 24 * HOUR, 24 * HOUR]
    assert (feed.status, feed.failures, feed.attempts) == (Status.QUEUED, 6, 0)
    assert sentence in feed.reason


@pytest.mark.usefixtures("db")
def test_a_failure_is_forgotten_when_the_feed_answers_again(internet: Internet) -> None:
    feed = polled(make_feed(URL))
    assert "No server of this name" in feed.reason

    internet.serve("sun.example/feed", rss(1), headers=XML)
    polled(feed)

    assert (feed.failures, feed.reason, pause_of(feed)) == (0, "", HOUR)


@pytest.mark.usefixtures("db")
def test_a_feed_that_leads_into_a_private_network_is_not_asked(internet: Internet) -> None:
    internet.host("sun.example", "192.168.1.1")

    assert "private network" in polled(make_feed(URL)).reason
    assert internet.connected == []


@pytest.mark.usefixtures("db")
def test_a_feed_paused_while_it_is_polled_stays_paused(internet: Internet) -> None:
    def answer(_: Request) -> list[bytes]:
        return [head(200, XML), rss(1).encode()]

    internet.serve_raw("sun.example/feed", answer)
    feed = make_feed(URL)
    lease = ledger.claim(Feed, feed.pk)
    assert lease
    Feed.objects.update(paused=True)

    poll(lease)

    feed.refresh_from_db()
    assert feed.paused
    assert feed.batch


@pytest.mark.usefixtures("db")
def test_the_sweep_sends_feeds_that_are_due_and_takes_back_lost_ones() -> None:
    due, paused, lost, later = make_feed(), make_feed(paused=True), make_feed(), make_feed()
    assert ledger.claim(Feed, lost.pk)
    Feed.objects.filter(pk=lost.pk).update(lease_until=timezone.now() - HOUR)
    Feed.objects.filter(pk=later.pk).update(next_attempt_at=timezone.now() + HOUR)

    assert sweeper.sweep() == {"returned": 1, "quarantined": 0, "sent": 2}

    sent = set(Feed.objects.filter(sent_at__isnull=False))
    assert sent == {due, lost}
    assert paused not in sent


@pytest.mark.parametrize(
    ("failures", "minutes", "pause"),
    [
        (0, 15, dt.timedelta(minutes=15)),
        (1, 15, dt.timedelta(minutes=30)),
        (6, 15, dt.timedelta(hours=16)),
        (7, 15, dt.timedelta(days=1)),
        (30_000, 15, dt.timedelta(days=1)),
        (3, 1440, dt.timedelta(days=1)),
    ],
)
def test_the_pause_doubles_up_to_a_day(failures: int, minutes: int, pause: dt.timedelta) -> None:
    assert pause_after(failures, dt.timedelta(minutes=minutes)) == pause
