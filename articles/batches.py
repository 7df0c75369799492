"""Deeds on a batch: open one over files that are already on disk."""

import datetime as dt
import hashlib
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Lower

from articles import ledger
from articles.models import Batch, Outlet, Upload
from articles.uploads import Stored
from claimtrack.accounts.models import User
from claimtrack.audit.record import record


def open_batch(
    files: Sequence[Stored],
    *,
    by: User | None,
    outlet: str = "",
    published: dt.date | None = None,
    label: str = "",
) -> tuple[Batch, bool]:
    """The batch of these files (at least one) with these defaults, and whether it is new.
    Without a label it is named after its files.

    The same files with the same defaults are the same batch, however often
    and by whomever they are sent.
    """
    outlet = _one_line(outlet)
    key = _key(files, outlet, published)
    existing = Batch.objects.filter(key=key).first()
    if existing:
        return existing, False
    try:
        with transaction.atomic():
            return _create(files, key, by, outlet, published, label or _label(files)), True
    except IntegrityError:  # somebody sent the same files at the same moment
        return Batch.objects.get(key=key), False


def _create(
    files: Sequence[Stored],
    key: str,
    by: User | None,
    outlet: str,
    published: dt.date | None,
    label: str,
) -> Batch:
    batch = Batch.objects.create(
        key=key,
        label=label,
        created_by=by,
        outlet=outlet_named(outlet),
        published=published,
    )
    uploads = Upload.objects.bulk_create(
        Upload(batch=batch, name=stored.name, sha256=stored.sha256, size=stored.size)
        for stored in files
    )
    names = [stored.name for stored in files]
    record("import", batch, by=by, after={"files": names[:100], "count": len(names)})
    ledger.send(Upload, [upload.pk for upload in uploads])
    return batch


def outlet_named(name: str) -> Outlet | None:
    """The outlet of that name in any case, made if new; None for no name."""
    name = _one_line(name)
    if not name:
        return None
    # As the unique index has it: `iexact` compares capitals, and would ask no index.
    outlets = Outlet.objects.alias(folded=Lower("name"))
    return outlets.get_or_create(folded__exact=Lower(Value(name)), defaults={"name": name})[0]


def _one_line(name: str) -> str:
    return " ".join(name.split())[:200]


def _key(files: Sequence[Stored], outlet: str, published: dt.date | None) -> str:
    """By name as well, since a file's ending may decide how it is read."""
    named = sorted(f"{stored.sha256} {stored.name}" for stored in files)
    parts = [*named, outlet.casefold(), str(published or "")]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _label(files: Sequence[Stored]) -> str:
    more = f" and {len(files) - 1} more" if len(files) > 1 else ""
    return f"{files[0].name[:150]}{more}"
