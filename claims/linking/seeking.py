"""Asking for links. Apart from the search itself, so that the web process loads no encoder."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import F

from articles import ledger
from articles.work import Status
from claims.models import Linking

AT_ONCE = 500  # woken now; the sweeper wakes the rest, so that new texts need not wait behind all


@transaction.atomic
def seek(versions: Collection[int]) -> None:
    """Ask for the links of the claims of these texts, for the first time or once more."""
    Linking.objects.bulk_create(
        (Linking(version_id=pk, wanted=0) for pk in sorted(versions)),
        batch_size=1000,
        ignore_conflicts=True,
    )
    asked = Linking.objects.filter(version__in=versions)
    # In one order, so that two who ask for the same wait for each other.
    held = list(asked.order_by("pk").select_for_update().values_list("pk", "status", "sent_at"))
    asked.update(wanted=F("wanted") + 1)
    ledger.requeue(Linking, [pk for pk, _, _ in held])
    # A worker is at it, or has been woken for it and has not come yet.
    known = {pk for pk, status, sent in held if status == Status.RUNNING or _called(status, sent)}
    ledger.send(Linking, [pk for pk, _, _ in held if pk not in known][:AT_ONCE])


def seek_all() -> None:
    """Ask once more for all links that were ever sought: they are weighed otherwise now."""
    seek(set(Linking.objects.values_list("version", flat=True)))


def _called(status: str, sent: object) -> bool:
    return status == Status.QUEUED and sent is not None
