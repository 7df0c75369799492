"""Deeds on a batch: open one over files that are already on disk, commit it, discard it, retry."""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.utils import timezone

from articles import copies, ledger
from articles.models import Batch, Item, Portion, Preview, Upload, Version
from articles.outlets import one_line, outlet_named
from articles.reading import AS_NAMED, ColumnMapping
from articles.signals import version_stored
from articles.uploads import Stored
from articles.work import ENDED, Status, Work
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

OPEN = (Batch.Status.PREVIEW, Batch.Status.COMMITTED)
WAITING = (Status.PARSED, Status.QUEUED)
PORTION = 250  # items
_AFRESH = {
    "status": Status.QUEUED,
    "attempts": 0,
    "token": None,
    "lease_until": None,
    "next_attempt_at": Now(),
    "ended_at": None,
}


def open_batch(
    files: Sequence[Stored],
    *,
    by: User | None,
    outlet: str = "",
    published: dt.date | None = None,
    mapping: ColumnMapping = AS_NAMED,
    label: str = "",
    preview: bool = False,
) -> tuple[Batch, bool]:
    """The batch of these files (at least one) with these defaults, and whether it is new.
    Without a label it is named after its files.

    The same files sent with the same defaults and columns are the same batch, however often
    and by whomever, and whatever was changed in it since. With `preview`, nothing goes in
    before `commit`.
    """
    outlet = one_line(outlet)
    key = _key(files, outlet, published, mapping)
    existing = Batch.objects.filter(key=key, status__in=OPEN).first()
    if existing:
        return existing, False
    status = Batch.Status.PREVIEW if preview else Batch.Status.COMMITTED
    try:
        with transaction.atomic():
            given = {"outlet": outlet_named(outlet), "published": published, "status": status}
            batch = Batch.objects.create(
                key=key, label=label or _label(files), created_by=by, **given
            )
            _take_in(files, batch, mapping, by)
            return batch, True
    except IntegrityError:  # somebody sent the same files at the same moment
        return Batch.objects.get(key=key, status__in=OPEN), False


def _take_in(
    files: Sequence[Stored], batch: Batch, mapping: ColumnMapping, by: User | None
) -> None:
    given = {"batch": batch, "mapping": dict(mapping.chosen)}
    uploads = Upload.objects.bulk_create(
        Upload(name=stored.name, sha256=stored.sha256, size=stored.size, **given)
        for stored in files
    )
    names = [stored.name for stored in files]
    record("import", batch, by=by, after={"files": names[:100], "count": len(names)})
    ledger.send(Upload, [upload.pk for upload in uploads])


def go_on(upload: Upload) -> None:
    """What becomes of the items of a file just read; call inside `finishing`.

    The lock makes a decision on the batch come before this or after it, never between.
    """
    batch = Batch.objects.select_for_update(no_key=True).get(pk=upload.batch_id)
    if batch.status == Batch.Status.PREVIEW:
        _portion(upload)
    elif batch.status == Batch.Status.COMMITTED:
        _queue(batch)
    else:
        stop(batch, "Discarded before it was read.")


def _portion(upload: Upload) -> None:
    last = upload.items.order_by("-position").values_list("position", flat=True)[0]
    portions = Portion.objects.bulk_create(
        Portion(upload=upload, first=first, last=min(first + PORTION - 1, last))
        for first in range(1, last + 1, PORTION)
    )
    ledger.send(Portion, [portion.pk for portion in portions])


def commit(batch: Batch, *, by: User | None) -> bool:
    """Let everything parsed go in; False if somebody has decided before."""
    with transaction.atomic():
        if not _move(batch, (Batch.Status.PREVIEW,), Batch.Status.COMMITTED):
            return False
        record("commit", batch, by=by, after={"queued": _queue(batch)})
    return True


def discard(batch: Batch, *, by: User | None) -> bool:
    """Keep out whatever no worker has in its hands yet; False if that was done before."""
    with transaction.atomic():
        if not _move(batch, OPEN, Batch.Status.DISCARDED):
            return False
        rejected = stop(batch, f"Discarded by {by or 'the shell'}.")
        copies.forget(batch)
        record("discard", batch, by=by, after={"rejected": rejected})
    return True


def fill(batch: Batch, *, outlet: str, published: dt.date | None, by: User | None) -> bool:
    """Set what the files do not say, and preview all again; False once that is decided."""
    with previewing_again(batch) as held:
        if held is None:
            return False
        before = _defaults(held)
        held.outlet, held.published = outlet_named(outlet), published
        held.save(update_fields=["outlet", "published"])
        record("fill", held, by=by, before=before, after=_defaults(held))
    return True


def choose_columns(upload: Upload, mapping: ColumnMapping, *, by: User | None) -> bool:
    """Read a table again, with these columns, and preview all again; False once that is decided,
    and while the file is being read.

    What was filled in for single rows of it is lost.
    """
    with previewing_again(upload.batch) as batch:
        ended = batch and batch.uploads.filter(pk=upload.pk, status__in=ENDED)
        before = {"columns": upload.mapping, "file": upload.name}
        after = {"columns": dict(mapping.chosen), "file": upload.name}
        if not ended or not ended.update(**_AFRESH, reason="", mapping=after["columns"]):
            transaction.set_rollback(True)
            return False
        record("choose columns", upload.batch, by=by, before=before, after=after)
        Portion.objects.filter(upload=upload).delete()
        Preview.objects.filter(item__upload=upload).delete()
        upload.items.only("pk").delete()
        ledger.send(Upload, [upload.pk])
    return True


@contextmanager
def previewing_again(batch: Batch) -> Iterator[Batch | None]:
    """The batch, locked, all of which is previewed again afterwards; None once it is decided.

    A worker that previews as things were loses its lease. Portions go before the
    batch, as in `preview`, or the two would wait for each other.
    """
    portions = Portion.objects.filter(upload__batch=batch).order_by()
    with transaction.atomic():
        Portion.objects.filter(pk__in=list(portions.values_list("pk", flat=True))).update(**_AFRESH)
        held = Batch.objects.select_for_update().get(pk=batch.pk)
        if held.status != Batch.Status.PREVIEW:
            transaction.set_rollback(True)
            yield None
            return
        held.status_since = timezone.now()
        held.save(update_fields=["status_since"])
        yield held
        if not transaction.get_rollback():
            ledger.send(Portion, list(portions.values_list("pk", flat=True)))


def _defaults(batch: Batch) -> dict[str, str]:
    return {"outlet": str(batch.outlet or ""), "published": str(batch.published or "")}


def retry(batch: Batch, *, by: User | None) -> int:
    """Give everything that was given up three more attempts; how many pieces of work."""
    with transaction.atomic():
        held = Batch.objects.select_for_update(no_key=True).get(pk=batch.pk)
        if held.status not in OPEN:
            return 0
        again = _extract_again(held)
        for model, rows in (
            (Item, held.items.all()),
            (Upload, held.uploads.all()),
            (Portion, Portion.objects.filter(upload__batch=held)),
        ):
            given_up = rows.filter(status=Status.QUARANTINED).values_list("pk", flat=True)
            again += ledger.revive(model, list(given_up))
        if again:
            record("retry", batch, by=by, after={"again": again})
    return again


def _extract_again(batch: Batch) -> int:
    """Texts that are in, and whose claims could not be had, wait for them once more."""
    stuck = batch.items.filter(status=Status.QUARANTINED, version__isnull=False)
    versions = list(Version.objects.filter(pk__in=stuck.values("version")))
    again = stuck.update(status=Status.STORED, reason="", ended_at=None)
    for version in versions:
        version_stored.send(sender=Version, version=version)
    return again


def _move(batch: Batch, before: Collection[str], after: str) -> bool:
    rows = Batch.objects.filter(pk=batch.pk, status__in=before)
    moved = rows.update(status=after, status_since=Now()) == 1
    if moved:
        batch.refresh_from_db()
    return moved


def _queue(batch: Batch) -> int:
    parsed = batch.items.filter(status=Status.PARSED)
    pks = list(parsed.values_list("pk", flat=True))
    parsed.update(status=Status.QUEUED, next_attempt_at=Now())
    ledger.send(Item, pks)
    return len(pks)


def stop(batch: Batch, reason: str) -> int:
    """Reject whatever no worker has in its hands yet; how much. Call inside a transaction."""
    kinds: list[type[Work]] = [Item, Upload]
    waiting = {"batch": batch, "status__in": WAITING}
    ended = {"status": Status.REJECTED, "reason": reason, "ended_at": Now()}
    return sum(kind._default_manager.filter(**waiting).update(**ended) for kind in kinds)


def _key(
    files: Sequence[Stored], outlet: str, published: dt.date | None, mapping: ColumnMapping
) -> str:
    """By name as well, since a file's ending may decide how it is read."""
    named = sorted(f"{stored.sha256} {stored.name}" for stored in files)
    parts = [
        *named,
        outlet.casefold(),
        str(published or ""),
        *map("=".join, sorted(mapping.chosen)),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _label(files: Sequence[Stored]) -> str:
    more = f" and {len(files) - 1} more" if len(files) > 1 else ""
    return f"{files[0].name[:150]}{more}"
