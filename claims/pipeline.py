"""What follows what, on one page: the only receivers of the signals."""

from collections.abc import Collection
from typing import Any

from articles import ledger
from articles.models import Version
from articles.signals import version_stored
from claims.asking import ask
from claims.models import Linking, Matching
from claims.signals import claims_changed
from claims.starting import must_wait, start


def connect() -> None:
    version_stored.connect(start_extraction, dispatch_uid="start_extraction")
    claims_changed.connect(start_linking, dispatch_uid="start_linking")
    claims_changed.connect(start_matching, dispatch_uid="start_matching")


def start_extraction(version: Version, **_: Any) -> None:
    """A text that is in waits for its claims; one in another language waits for a person."""
    if must_wait(version):
        ledger.complete(version)
    else:
        start(version)


def start_linking(versions: Collection[int], **_: Any) -> None:
    ask(Linking, versions)


def start_matching(versions: Collection[int], **_: Any) -> None:
    ask(Matching, versions)
