"""What follows what, on one page: the only receivers of the signals."""

from typing import Any

from articles import ledger
from articles.models import Version
from articles.signals import version_stored
from articles.work import Status
from claims.extraction import EXTRACTOR
from claims.models import Run


def connect() -> None:
    version_stored.connect(start_extraction, dispatch_uid="start_extraction")


def start_extraction(version: Version, **_: Any) -> None:
    """A text that is in waits for its claims, for the first time or once more."""
    run, new = Run.objects.get_or_create(version=version, extractor=EXTRACTOR)
    if new:
        ledger.send(Run, [run.pk])
    elif run.status == Status.QUARANTINED:
        ledger.revive(Run, [run.pk])
    elif run.status == Status.DONE:
        ledger.complete(version)
