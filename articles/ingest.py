"""Stage 1 and 2 in the database: a file becomes items, an item becomes a version."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from django.db import IntegrityError, transaction
from django.db.models import Max

from articles import ledger
from articles.batches import outlet_named
from articles.models import Article, Batch, Item, Outlet, Upload, Version
from articles.normalisation import Normalised, normalise
from articles.reading import Record, Rejected, Rejection, read
from articles.signals import version_stored
from articles.uploads import open_stored
from articles.work import Status

CHUNK = 500
NOTHING_FOUND = "Nothing to import was found in this file."


def read_file(lease: ledger.Lease[Upload]) -> None:
    """Turn one file into items: all of them or, if the lease is lost, none."""
    upload = Upload.objects.get(pk=lease.pk)
    with ledger.finishing(lease) as held:
        try:
            with open_stored(upload.sha256) as stream:
                found = _store_items(upload, read(upload.name, stream))
        except Rejected as rejected:
            ledger.settle(held, Status.REJECTED, rejected.reason)
            return
        if found:
            ledger.settle(held, Status.DONE)
        else:
            ledger.settle(held, Status.REJECTED, NOTHING_FOUND)


def _store_items(upload: Upload, outcomes: Iterator[Record | Rejection]) -> int:
    numbered = enumerate(outcomes, start=1)
    found = 0
    while chunk := list(islice(numbered, CHUNK)):
        items = Item.objects.bulk_create(_item(upload, n, outcome) for n, outcome in chunk)
        ledger.send(Item, [item.pk for item in items if item.status == Status.QUEUED])
        found += len(items)
    return found


def _item(upload: Upload, position: int, outcome: Record | Rejection) -> Item:
    item = Item(
        upload=upload,
        batch_id=upload.batch_id,
        position=position,
        locator=outcome.locator[:500],
    )
    if isinstance(outcome, Rejection):
        item.status, item.reason = Status.REJECTED, outcome.reason
    else:
        item.record = outcome.as_json()
    return item


def ingest(lease: ledger.Lease[Item]) -> None:
    """Turn one item into a stored version, a duplicate, or a refusal with its reason."""
    item = Item.objects.select_related("batch__outlet").get(pk=lease.pk)
    try:
        text = normalise(with_defaults(Record.from_json(item.record), item.batch))
    except Rejected as rejected:
        with ledger.finishing(lease) as held:
            ledger.settle(held, Status.REJECTED, rejected.reason)
        return
    with ledger.finishing(lease) as held:
        held.version, new = store(text)
        ledger.settle(held, Status.STORED if new else Status.DUPLICATE)
        if new:
            version_stored.send(sender=Version, version=held.version)


def with_defaults(record: Record, batch: Batch) -> Record:
    """What the file does not say is taken from the batch."""
    changes: dict[str, object] = {}
    if not record.outlet and batch.outlet:
        changes["outlet"] = batch.outlet.name
    if not record.published and batch.published:
        changes["published"] = dt.datetime.combine(batch.published, dt.time(), dt.UTC)
    return replace(record, **changes)  # type: ignore[arg-type]


def store(text: Normalised) -> tuple[Version, bool]:
    """The version that holds this text at its outlet, and whether it is new."""
    outlet = outlet_named(text.outlet)
    known = _version_of(text, outlet)
    if known:
        return known, False
    try:
        with transaction.atomic():
            return _create_version(_article(text, outlet), text), True
    except IntegrityError:  # another worker stored the same text a moment ago
        known = _version_of(text, outlet)
        if known is None:
            raise
        return known, False


def _version_of(text: Normalised, outlet: Outlet | None) -> Version | None:
    return Version.objects.filter(outlet=outlet, sha256=text.sha256).first()


def _article(text: Normalised, outlet: Outlet | None) -> Article:
    """The article at this address, or a new one."""
    known = Article.objects.filter(url=text.url).first() if text.url else None
    return known or Article.objects.create(
        outlet=outlet,
        title=text.title[:500],
        byline=text.byline[:300],
        url=text.url[:2000],
        language=text.language[:16],
        published_at=text.published,
    )


def _create_version(article: Article, text: Normalised) -> Version:
    newest = article.versions.aggregate(n=Max("number"))["n"] or 0
    return Version.objects.create(
        article=article,
        outlet=article.outlet,
        number=newest + 1,
        text=text.text,
        sha256=text.sha256,
        segments=text.segments,
    )
