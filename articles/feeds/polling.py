"""One poll of a feed: ask what is new, import that, say when to ask again."""

import datetime as dt
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.db.models.functions import Now

from articles import ledger
from articles.batches import open_batch
from articles.feeds.entries import Entries, Given, as_files, entries_in
from articles.fetching import Fetched, FetchFailed, Validators, fetch_if_changed
from articles.models import Batch, Feed, FeedEntry
from articles.reading import Rejected
from articles.uploads import Stored, keep, label
from articles.work import Status

LONGEST_PAUSE = dt.timedelta(days=1)
NOT_IMPORTED = "Not imported: {number} of its entries. {reason}"


def poll(lease: ledger.Lease[Feed]) -> None:
    """Fetch outside any transaction, then write in one. A failure lengthens the pause."""
    feed = Feed.objects.select_related("outlet").get(pk=lease.pk)
    try:
        answer = fetch_if_changed(feed.url, Validators(feed.etag, feed.last_modified))
        entries = entries_in(answer.body) if answer else Entries((), ())
    except (FetchFailed, Rejected) as failure:
        with ledger.finishing(lease) as held:
            held.failures += 1
            _settle(held, failure.reason)
        return
    new = _unseen(feed, entries)
    files = _files(feed, entries, new)
    with ledger.finishing(lease) as held:
        held.failures = 0
        if answer:
            _remember(held, answer, entries, new)
        if files:
            held.batch = _import(held, files)
        _settle(held, _not_imported(entries) if answer else held.reason)


def pause_after(failures: int, interval: dt.timedelta) -> dt.timedelta:
    """Twice as long after each failure, up to a day, or the interval where that is longer."""
    return max(interval, min(interval * (1 << min(failures, 16)), LONGEST_PAUSE))


def _settle(held: Feed, reason: str) -> None:
    held.attempts = 0  # those of the next poll
    ledger.settle(held, Status.QUEUED, reason)
    pause = pause_after(held.failures, dt.timedelta(minutes=held.interval))
    Feed.objects.filter(pk=held.pk).update(
        polled_at=Now(), next_attempt_at=Now() + pause, sent_at=None
    )


def _unseen(feed: Feed, entries: Entries) -> list[Given]:
    """Each entry that this feed has not given before, once; oldest first, as they appeared."""
    given = {entry.fingerprint: entry for entry in entries.given}
    seen = feed.entries.filter(fingerprint__in=given).values_list("fingerprint", flat=True)
    for fingerprint in seen:
        del given[fingerprint]
    return list(given.values())[::-1]


def _remember(held: Feed, answer: Fetched, entries: Entries, new: Sequence[Given]) -> None:
    held.etag = answer.validators.etag
    held.last_modified = answer.validators.last_modified
    held.title = held.title or entries.title[:200] or urlsplit(held.url).hostname or held.url[:200]
    FeedEntry.objects.bulk_create(
        (FeedEntry(feed=held, fingerprint=entry.fingerprint) for entry in new), batch_size=1000
    )


def _files(feed: Feed, entries: Entries, new: Sequence[Given]) -> list[Stored]:
    outcomes = [entry.outcome for entry in new]
    name = label((feed.title or entries.title or urlsplit(feed.url).hostname or "feed")[:100])
    contents = as_files(outcomes, whole_pages=feed.whole_pages)
    return [keep(f"{name}.{ending}", [content]) for ending, content in contents.items()]


def _import(held: Feed, files: Sequence[Stored]) -> Batch:
    day = dt.datetime.now(dt.UTC).strftime("%-d %B %Y")
    outlet = held.outlet.name if held.outlet else ""
    return open_batch(files, by=None, outlet=outlet, label=f"feed {held.title}, {day}"[:200])[0]


def _not_imported(entries: Entries) -> str:
    if not entries.refused:
        return ""
    return NOT_IMPORTED.format(number=len(entries.refused), reason=entries.refused[0])
