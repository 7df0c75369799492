"""What follows what, on one page: the only receivers of the signals."""

from typing import Any

from articles import ledger
from articles.models import Version
from articles.signals import version_stored
from claims.starting import must_wait, start


def connect() -> None:
    version_stored.connect(start_extraction, dispatch_uid="start_extraction")


def start_extraction(version: Version, **_: Any) -> None:
    """A text that is in waits for its claims; one in another language waits for a person."""
    if must_wait(version):
        ledger.complete(version)
    else:
        start(version)
