"""An import that is only rehearsed: previewed in a transaction that is rolled back."""

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from articles import ledger
from articles.batches import PORTION
from articles.ingest import NOTHING_FOUND, read_items
from articles.models import Batch, Item, Preview, Upload
from articles.outlets import outlet_named
from articles.outlook import Outlook, Texts, outlook, texts
from articles.preview import preview_items
from articles.reading import ColumnMapping
from articles.uploads import label
from articles.work import Status


@dataclass(frozen=True)
class Rehearsal:
    """What an import would do; a row for each record and for each file that holds none, as JSON
    values."""

    received: int
    outlook: Outlook
    texts: Texts
    rows: list[dict[str, Any]]


def rehearse(
    paths: Sequence[Path], *, outlet: str, published: dt.date | None, mapping: ColumnMapping
) -> Rehearsal:
    """Read and preview these files as one batch. Nothing is kept, not even the files.

    Raises OSError where a file cannot be read.
    """
    with transaction.atomic():
        batch = Batch.objects.create(
            key=uuid.uuid4().hex,
            status=Batch.Status.PREVIEW,
            outlet=outlet_named(outlet),
            published=published,
        )
        for path in paths:
            _preview_file(batch, path, mapping)
        account = ledger.account(batch)
        rows = [*_files(batch), *map(_row, _items(batch))]
        found = Rehearsal(account.received, outlook(batch, account), texts(batch), rows)
        transaction.set_rollback(True)
    return found


def _preview_file(batch: Batch, path: Path, mapping: ColumnMapping) -> None:
    upload = Upload.objects.create(
        batch=batch,
        name=label(path.name),
        sha256="",
        size=path.stat().st_size,
        mapping=dict(mapping.chosen),
        status=Status.DONE,
    )
    with path.open("rb") as stream:
        found = read_items(upload, stream)
    if not found:
        Upload.objects.filter(pk=upload.pk).update(status=Status.REJECTED, reason=NOTHING_FOUND)
    parsed = upload.items.filter(status=Status.PARSED).select_related("batch__outlet")
    for first in range(1, found + 1, PORTION):
        preview_items(list(parsed.filter(position__range=(first, first + PORTION - 1))))


def _files(batch: Batch) -> Iterator[dict[str, Any]]:
    for name, reason in batch.uploads.exclude(reason="").values_list("name", "reason"):
        yield {"where": name, "kind": "bad", "reason": reason}


def _items(batch: Batch) -> Iterator[Item]:
    items = batch.items.select_related("preview__version__article", "preview__twin")
    return items.defer("record", "preview__version__text").iterator(chunk_size=500)


def _row(item: Item) -> dict[str, Any]:
    if item.status != Status.PARSED:
        return {"where": item.locator, "kind": "bad", "reason": item.reason}
    seen = item.preview
    told = {
        "kind": seen.kind,
        "reason": seen.reason,
        "title": seen.title,
        "outlet": seen.outlet,
        "published": seen.published_at.isoformat() if seen.published_at else "",
        "of": _of(seen),
        "share": seen.share and round(seen.share, 3),
    }
    return {"where": item.locator, **{name: value for name, value in told.items() if value}}


def _of(seen: Preview) -> str:
    if seen.version:
        return f"article {seen.version.article_id}, version {seen.version.number}"
    return seen.twin.locator if seen.twin else ""
