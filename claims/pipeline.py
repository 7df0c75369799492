"""What follows what, on one page: the only receivers of the signals."""

from typing import Any

from articles import ledger
from articles.models import Version
from articles.signals import version_stored
from articles.work import Status
from claims.extraction import EXTRACTOR
from claims.extraction.languages import is_readable
from claims.linking.seeking import seek
from claims.models import Run
from claims.signals import claims_changed


def connect() -> None:
    version_stored.connect(start_extraction, dispatch_uid="start_extraction")
    claims_changed.connect(start_linking, dispatch_uid="start_linking")


def start_extraction(version: Version, **_: Any) -> None:
    """A text that is in waits for its claims, for the first time or once more.

    One in another language has none that we could find: it stays without a
    run until an extractor reads it.
    """
    if not is_readable(version.text):
        ledger.complete(version)
        return
    run, new = Run.objects.get_or_create(version=version, extractor=EXTRACTOR)
    if new:
        ledger.send(Run, [run.pk])
    elif run.status == Status.QUARANTINED:
        ledger.revive(Run, [run.pk])
    elif run.status == Status.DONE:
        ledger.complete(version)


def start_linking(version: Version, **_: Any) -> None:
    seek(version)
