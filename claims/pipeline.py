"""What follows what, on one page: the only receivers of the signals."""

from typing import Any

from articles import ledger
from articles.models import Version
from articles.signals import version_stored
from claims.extraction import EXTRACTOR
from claims.models import Run


def connect() -> None:
    version_stored.connect(start_extraction, dispatch_uid="start_extraction")


def start_extraction(version: Version, **_: Any) -> None:
    """A new text waits for its claims."""
    run, new = Run.objects.get_or_create(version=version, extractor=EXTRACTOR)
    if new:
        ledger.send(Run, [run.pk])
