"""What was lost is found: leases that ran out, messages that never came.

Runs every `SWEEP_SECONDS`, and by hand as `manage.py sweep`; any number of
sweepers may run at once.
"""

from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.db.models.functions import Now

from articles import ledger
from articles.work import Work

LOCK = 4_201_801
MOST = 500  # of a kind in one sweep; the rest goes with the next one


@transaction.atomic
def sweep() -> dict[str, int]:
    """Return expired leases and send lost work again; how many of each.

    Only one sweeper at a time does anything.
    """
    swept = {"returned": 0, "quarantined": 0, "sent": 0}
    if _alone():
        for model in Work.__subclasses__():
            expired = model._default_manager.filter(lease_until__lt=Now())
            returned, quarantined = ledger.recover(expired)
            swept["returned"] += returned
            swept["quarantined"] += quarantined
            swept["sent"] += _send(model)
    return swept


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        row = cursor.fetchone()
    return bool(row and row[0])


def _send(model: type[Work]) -> int:
    """Wake workers for due work, oldest first, that no message is likely to be on its way for."""
    patience = timedelta(seconds=2 * settings.SWEEP_SECONDS)
    forgotten = Q(sent_at__isnull=True) | Q(sent_at__lt=Now() - patience)
    oldest = ledger.due(model).filter(forgotten).order_by("next_attempt_at", "pk")
    pks = list(oldest.values_list("pk", flat=True)[:MOST])
    ledger.send(model, pks)
    return len(pks)
