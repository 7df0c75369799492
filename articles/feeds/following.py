"""Deeds on a feed: follow it, pause, poll now, let it go. Each is audited."""

from typing import Any

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Now

from articles import ledger
from articles.fetching import target_of
from articles.models import Feed
from articles.outlets import outlet_named
from articles.work import Status
from claimtrack.accounts.models import User
from claimtrack.audit.record import record


@transaction.atomic
def follow(
    url: str,
    *,
    by: User | None,
    title: str = "",
    outlet: str = "",
    interval: int = Feed.Interval.HOUR,
    whole_pages: bool = False,
) -> tuple[Feed, bool]:
    """The feed at `url`, and whether it is new; a new one is polled at once.

    Raises FetchFailed for an address that is never fetched.
    """
    url = target_of(url).url
    feed, new = Feed.objects.get_or_create(
        url=url,
        defaults={
            "title": " ".join(title.split())[:200],
            "outlet": outlet_named(outlet),
            "interval": interval,
            "whole_pages": whole_pages,
        },
    )
    if new:
        record("follow", feed, by=by, after=_told(feed))
        ledger.send(Feed, [feed.pk])
    return feed, new


@transaction.atomic
def pause(feed: Feed, *, by: User) -> bool:
    """Poll it no more until it is resumed; False if it is paused already."""
    paused = Feed.objects.filter(pk=feed.pk, paused=False).update(paused=True) == 1
    if paused:
        record("pause", feed, by=by)
    return paused


@transaction.atomic
def resume(feed: Feed, *, by: User) -> bool:
    """Poll it again, from now on; False if it was neither paused nor given up."""
    if Feed.objects.filter(pk=feed.pk, paused=True).update(paused=False) == 1:
        record("resume", feed, by=by)
        _make_due(feed)
        return True
    return False


@transaction.atomic
def poll_now(feed: Feed, *, by: User) -> bool:
    """Make it due now, also if it had been given up; False if it is paused or being polled."""
    due = _make_due(feed)
    if due:
        record("poll", feed, by=by)
    return due


@transaction.atomic
def unfollow(feed: Feed, *, by: User) -> None:
    """Let it go. What it brought stays; a poll under way writes nothing any more."""
    record("unfollow", feed, by=by, before=_told(feed))
    Feed.objects.filter(pk=feed.pk).delete()


def _make_due(feed: Feed) -> bool:
    waiting = [Status.QUEUED, Status.QUARANTINED]
    due = Feed.objects.filter(pk=feed.pk, paused=False, status__in=waiting).update(
        status=Status.QUEUED, attempts=Value(0), next_attempt_at=Now(), ended_at=None
    )
    if due:
        ledger.send(Feed, [feed.pk])
    return due == 1


def _told(feed: Feed) -> dict[str, Any]:
    return {
        "url": feed.url,
        "title": feed.title,
        "outlet": str(feed.outlet or ""),
        "interval": feed.interval,
        "whole_pages": feed.whole_pages,
    }
