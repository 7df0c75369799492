"""Texts that an older extractor read are read again by today's, as queued work.

Their claims stay until the new ones take their place; what people decided on stays for good
(see `carrying`).
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from articles import ledger
from articles.models import Batch, Item
from articles.work import IN_FLIGHT, Status
from claims.extraction import EXTRACTOR
from claims.models import Run
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

AT_ONCE = 500  # woken now; the sweeper wakes the rest, so that new texts need not wait behind all


@dataclass(frozen=True)
class Progress:
    """Of the texts that have claims: how many today's extractor has read, and is yet to read."""

    extractor: str
    texts: int
    read: int
    older: int  # nobody has asked for them to be read again
    moving: int
    failed: int

    @property
    def finished(self) -> bool:
        return not (self.older or self.moving or self.failed)


def progress() -> Progress:
    counted = Run.objects.filter(current=True).aggregate(
        texts=Count("pk"), read=Count("pk", filter=Q(extractor=EXTRACTOR))
    )
    again = _again().aggregate(
        moving=Count("pk", filter=Q(status__in=IN_FLIGHT)),
        failed=Count("pk", filter=Q(status=Status.QUARANTINED)),
    )
    return Progress(extractor=EXTRACTOR, older=outdated().count(), **counted, **again)


def outdated(batch: Batch | None = None) -> QuerySet[Run]:
    """Runs that still count though today's extractor could read their text, the oldest first."""
    asked = Run.objects.filter(version=OuterRef("version")).filter(
        Q(extractor=EXTRACTOR) | Q(status__in=IN_FLIGHT)
    )
    runs = Run.objects.filter(~Exists(asked), current=True).order_by("version")
    return runs.filter(_brought_by(batch)) if batch else runs


@transaction.atomic
def reread(*, by: User | None, batch: Batch | None = None, limit: int | None = None) -> int:
    """Queue the outdated texts, and those once more that could not be read again; how many."""
    texts = list(outdated(batch).values_list("version", flat=True)[:limit])
    failed = _again().filter(status=Status.QUARANTINED).order_by("version")
    left = None if limit is None else limit - len(texts)
    given_up = list((failed.filter(_brought_by(batch)) if batch else failed)[:left])
    if not texts and not given_up:
        return 0
    # Whoever asks at the same moment asks for the same rows.
    Run.objects.bulk_create(
        (Run(version_id=pk, extractor=EXTRACTOR) for pk in texts),
        batch_size=1000,
        ignore_conflicts=True,
    )
    queued = Run.objects.filter(extractor=EXTRACTOR, version__in=texts, status=Status.QUEUED)
    ledger.send(Run, list(queued.order_by("version").values_list("pk", flat=True)[:AT_ONCE]))
    ledger.revive(Run, [run.pk for run in given_up])
    number = len(texts) + len(given_up)
    subject = given_up[0] if given_up else queued.first()
    assert subject
    record("read again", subject, by=by, after={"texts": number, "extractor": EXTRACTOR})
    return number


def _again() -> QuerySet[Run]:
    """Runs for texts that have claims by an older one."""
    return Run.objects.filter(current=False, extractor=EXTRACTOR, version__runs__current=True)


def _brought_by(batch: Batch) -> Q:
    return Q(version__in=Item.objects.filter(batch=batch).values("version"))
