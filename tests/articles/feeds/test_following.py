"""Deeds on a feed, each of them audited."""

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles import ledger
from articles.feeds.following import follow, pause, poll_now, resume, unfollow
from articles.fetching import FetchFailed
from articles.models import Feed
from articles.work import Status
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_feed

LATER = dt.timedelta(hours=1)


def actions() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("action", flat=True))


def waiting_feed() -> Feed:
    feed = make_feed()
    Feed.objects.filter(pk=feed.pk).update(next_attempt_at=timezone.now() + LATER)
    return feed


def is_due(feed: Feed) -> bool:
    return ledger.due(Feed).filter(pk=feed.pk).exists()


def test_a_feed_is_followed_with_its_defaults_and_due_at_once(
    admin: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        feed, new = follow(
            "HTTP://Sun.Example/feed#top",
            by=admin,
            title=" Skerry\nSun ",
            outlet="The Sun",
            interval=Feed.Interval.DAY,
            whole_pages=True,
        )

    assert new
    feed.refresh_from_db()
    assert (feed.url, feed.title, str(feed.outlet)) == (
        "http://sun.example/feed",
        "Skerry Sun",
        "The Sun",
    )
    assert (feed.interval, feed.whole_pages) == (1440, True)
    assert is_due(feed)
    assert len(callbacks) == 1


def test_following_is_audited_with_what_was_asked_for(admin: User) -> None:
    feed, _ = follow("http://sun.example/", by=admin)

    entry = Entry.objects.get()
    assert (entry.action, entry.actor, entry.subject_id) == ("follow", admin, feed.pk)
    assert entry.after["url"] == "http://sun.example/"


def test_the_same_address_is_one_feed_and_keeps_its_settings(admin: User) -> None:
    first, _ = follow("http://sun.example/", by=admin, title="Sun")

    again, new = follow("http://SUN.example", by=admin, title="Moon")

    assert (again, new, again.title) == (first, False, "Sun")
    assert actions() == ["follow"]


@pytest.mark.usefixtures("db")
def test_an_address_that_is_never_fetched_is_not_followed() -> None:
    with pytest.raises(FetchFailed):
        follow("http://127.0.0.1/feed", by=None)

    assert not Feed.objects.exists()


def test_a_paused_feed_is_not_polled_until_it_is_resumed(admin: User) -> None:
    feed = make_feed()

    assert pause(feed, by=admin)
    assert not is_due(feed)
    assert not pause(feed, by=admin)
    assert not poll_now(feed, by=admin)
    assert resume(feed, by=admin)
    assert is_due(feed)
    assert not resume(feed, by=admin)
    assert actions() == ["pause", "resume"]


def test_polling_now_makes_it_due_and_wakes_a_worker(
    admin: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    feed = waiting_feed()

    with django_capture_on_commit_callbacks() as callbacks:
        assert poll_now(feed, by=admin)

    assert is_due(feed)
    assert len(callbacks) == 1
    assert actions() == ["poll"]


def test_a_feed_that_was_given_up_is_polled_again_by_hand(admin: User) -> None:
    feed = make_feed()
    Feed.objects.filter(pk=feed.pk).update(
        status=Status.QUARANTINED, reason="It stopped 3 workers.", attempts=3
    )

    assert poll_now(feed, by=admin)
    assert is_due(feed)
    feed.refresh_from_db()
    assert feed.attempts == 0


def test_a_feed_that_is_being_polled_is_not_polled_twice(admin: User) -> None:
    feed = make_feed()
    assert ledger.claim(Feed, feed.pk)

    assert not poll_now(feed, by=admin)


def test_a_feed_is_let_go_even_while_it_is_polled(admin: User) -> None:
    feed = make_feed("http://sun.example/")
    lease = ledger.claim(Feed, feed.pk)
    assert lease

    unfollow(feed, by=admin)

    assert not Feed.objects.exists()
    entry = Entry.objects.get()
    assert (entry.action, entry.before["url"]) == ("unfollow", "http://sun.example/")
    with pytest.raises(ledger.LostLease), ledger.finishing(lease):
        pytest.fail("written all the same")
