"""Stage 1 and 2 in the database: a file becomes items, an item becomes a version."""

import datetime as dt
from dataclasses import asdict, replace
from itertools import islice
from typing import BinaryIO

from django.db import IntegrityError, transaction
from django.db.models import Max

from articles import copies, ledger
from articles.batches import go_on
from articles.fetching import FetchFailed, fetch_record
from articles.models import Article, Batch, Item, Outlet, Upload, Version
from articles.normalisation import Normalised, normalise
from articles.outlets import outlet_named
from articles.reading import (
    Address,
    ColumnMapping,
    Outcome,
    Record,
    Rejected,
    Rejection,
    columns_of,
    read,
)
from articles.signals import version_stored
from articles.uploads import open_stored
from articles.work import Status

CHUNK = 500
LONGEST_ADDRESS = 2000  # bytes
FETCH_BACK_OFF = dt.timedelta(minutes=1)
A_FEED = "This is the address of a feed. Follow it under Imports, Feeds."
FILLED_IN = "filled in by hand"
NOTHING_FOUND = "Nothing to import was found in this file."


def read_file(lease: ledger.Lease[Upload]) -> None:
    """Turn one file into items: all of them or, if the lease is lost, none.

    It is read inside the transaction, since its items are too many to hold in
    memory; the lock on the row keeps the sweeper away meanwhile.
    """
    with ledger.finishing(lease) as upload, open_stored(upload.sha256) as stream:
        if read_items(upload, stream):
            go_on(upload)
            ledger.settle(upload, Status.DONE)
        else:
            ledger.settle(upload, Status.REJECTED, NOTHING_FOUND)


def read_items(upload: Upload, stream: BinaryIO) -> int:
    """One parsed or rejected item for whatever the file holds; how many. Notes its columns."""
    mapping = ColumnMapping(tuple(upload.mapping.items()))
    upload.columns = [asdict(column) for column in columns_of(upload.name, stream, mapping)]
    numbered = enumerate(read(upload.name, stream, mapping), start=1)
    found = 0
    while chunk := list(islice(numbered, CHUNK)):
        items = Item.objects.bulk_create(_item(upload, n, outcome) for n, outcome in chunk)
        found += len(items)
    return found


def _item(upload: Upload, position: int, outcome: Outcome) -> Item:
    item = Item(
        upload=upload,
        batch_id=upload.batch_id,
        position=position,
        locator=outcome.locator[:500],
        status=Status.PARSED,
    )
    if isinstance(outcome, Rejection):
        item.status, item.reason = Status.REJECTED, outcome.reason
        item.record = {"row": outcome.row} if outcome.row else {}
    elif isinstance(outcome, Record):
        item.record = outcome.as_json()
    elif isinstance(outcome, Address):
        item.address = outcome.url
    else:
        item.status, item.reason = Status.REJECTED, A_FEED
    return item


def ingest(lease: ledger.Lease[Item]) -> None:
    """Turn one item into a stored version, a duplicate, or a refusal with its reason."""
    item = Item.objects.select_related("batch__outlet").get(pk=lease.pk)
    try:
        if item.batch.status == Batch.Status.DISCARDED:  # it failed once, and came back too late
            raise Rejected("Discarded with its batch.")
        record = _record_of(item)
        text = normalised(item, record)
    except (Rejected, FetchFailed) as failure:
        _refuse(lease, failure)
        return
    copies.sign({text.sha256: text.text})
    with ledger.finishing(lease) as held:
        held.record = record.as_json()
        held.version, new = store(text)
        ledger.settle(held, Status.STORED if new else Status.DUPLICATE)
        if new:
            copies.join(held.version)
            version_stored.send(sender=Version, version=held.version)


def _record_of(item: Item) -> Record:
    """As the file gave it, or as it stands at the address in the file."""
    if item.address and not item.record:
        return fetch_record(item.address, item.locator)
    return Record.from_json(item.record)


def _refuse(lease: ledger.Lease[Item], failure: Rejected | FetchFailed) -> None:
    """For good, unless the server may answer later."""
    if isinstance(failure, FetchFailed) and failure.temporary:
        ledger.retry(lease, failure.reason, back_off=FETCH_BACK_OFF)
        return
    with ledger.finishing(lease) as held:
        ledger.settle(held, Status.REJECTED, failure.reason)


def normalised(item: Item, record: Record) -> Normalised:
    """The article in the record. What neither record nor page says is taken from the batch.

    Raises `Rejected`.
    """
    batch = item.batch
    outlet = batch.outlet.name if batch.outlet else ""
    text = normalise(record, outlet=outlet)
    if text.published or not batch.published:
        return text
    published = dt.datetime.combine(batch.published, dt.time(), dt.UTC)
    return replace(text, published=published, signal=FILLED_IN)


def store(text: Normalised, *, once_more: bool = True) -> tuple[Version, bool]:
    """The version that holds this text at its outlet, and whether it is new.

    An address belongs to one article, whose outlet stands whatever a later
    record says.
    """
    article = _article_at(text.url)
    outlet = article.outlet if article else outlet_named(text.outlet)
    known = _version_of(text, outlet)
    if known:
        return known, False
    try:
        with transaction.atomic():
            if article is None:
                return _create_version(_create_article(text, outlet), 1, text), True
            return _create_version(article, _newest(article) + 1, text), True
    except IntegrityError:  # another worker stored this text, or this address, a moment ago
        if not once_more:
            raise
        return store(text, once_more=False)


def _version_of(text: Normalised, outlet: Outlet | None) -> Version | None:
    return Version.objects.filter(outlet=outlet, sha256=text.sha256).first()


def _article_at(url: str) -> Article | None:
    """The article at this address, locked: its versions are numbered one after the other."""
    if not (url := address(url)):
        return None
    return Article.objects.select_for_update(of=("self",)).filter(url=url).first()


def _create_article(text: Normalised, outlet: Outlet | None) -> Article:
    return Article.objects.create(
        outlet=outlet,
        title=text.title[:500],
        byline=text.byline[:300],
        url=address(text.url),
        language=text.language[:16],
        published_at=text.published,
        signal=text.signal[:100] if text.published else "",
    )


def address(url: str) -> str:
    """`url`, or none if it is too long for an index: half an address leads nowhere."""
    return url if len(url.encode()) <= LONGEST_ADDRESS else ""


def _newest(article: Article) -> int:
    return article.versions.aggregate(n=Max("number"))["n"] or 0


def _create_version(article: Article, number: int, text: Normalised) -> Version:
    return Version.objects.create(
        article=article,
        outlet=article.outlet,
        number=number,
        text=text.text,
        sha256=text.sha256,
        segments=text.segments,
        wire=text.wire[:200],
        modified_at=text.modified,
    )
