"""The only writer of the audit trail; call it inside the transaction of the deed."""

from collections.abc import Mapping
from typing import Any

from django.db import connection, models

from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from claimtrack.logs import request_id


def record(
    action: str,
    subject: models.Model,
    *,
    by: User | None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Entry:
    """Write one entry; `by=None` is the machine.

    Raises RuntimeError outside a transaction, since a deed and its entry must
    stand or fall together.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("audit.record() belongs inside the transaction of the deed")
    return Entry.objects.create(
        actor=by,
        action=action,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        before=dict(before or {}),
        after=dict(after or {}),
        request_id=request_id.get(),
    )
