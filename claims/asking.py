"""Asking for the work that follows from the claims of texts, for the first time or once more.

Apart from the work itself, so that the web process loads nothing that only workers need.
"""

from collections.abc import Collection
from typing import TypeVar

from django.db import transaction
from django.db.models import F

from articles import ledger
from articles.work import Status
from claims.models import Linking, Matching

AT_ONCE = 500  # woken now; the sweeper wakes the rest, so that new texts need not wait behind all
W = TypeVar("W", Linking, Matching)


@transaction.atomic
def ask(model: type[W], versions: Collection[int]) -> None:
    """Have this work done for these texts, once more where a worker is at it now."""
    rows = model._default_manager
    rows.bulk_create(
        (model(version_id=pk, wanted=0) for pk in sorted(versions)),
        batch_size=1000,
        ignore_conflicts=True,
    )
    asked = rows.filter(version__in=versions)
    # In one order, so that two who ask for the same wait for each other.
    held = list(asked.order_by("pk").select_for_update().values_list("pk", "status", "sent_at"))
    asked.update(wanted=F("wanted") + 1)
    ledger.requeue(model, [pk for pk, _, _ in held])
    # A worker is at it, or has been woken for it and has not come yet.
    known = {pk for pk, status, sent in held if status == Status.RUNNING or _called(status, sent)}
    ledger.send(model, [pk for pk, _, _ in held if pk not in known][:AT_ONCE])


def ask_again(model: type[W]) -> None:
    """Have this work done once more for all texts that it was ever asked for."""
    ask(model, set(model._default_manager.values_list("version", flat=True)))


def _called(status: str, sent: object) -> bool:
    return status == Status.QUEUED and sent is not None
