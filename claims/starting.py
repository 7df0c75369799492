"""What makes a text be read: it came in, or somebody says that it shall be after all."""

from django.db import transaction

from articles import ledger
from articles.models import Version
from articles.work import Status
from claims.extraction import EXTRACTOR
from claims.extraction.languages import foreign_language
from claims.models import Run
from claimtrack.accounts.models import User
from claimtrack.audit.record import record


def start(version: Version) -> None:
    """Queue the extraction of a text, for the first time or once more."""
    run, new = Run.objects.get_or_create(version=version, extractor=EXTRACTOR)
    if new:
        ledger.send(Run, [run.pk])
    elif run.status == Status.QUARANTINED:
        ledger.revive(Run, [run.pk])
    elif run.status == Status.DONE:
        ledger.complete(version)


def must_wait(version: Version) -> bool:
    """Whether it is in a language that we do not read; then the text keeps note of it.

    One that was ever let through has a run, and never waits again.
    """
    language = foreign_language(version.text)
    if not language or version.runs.exists():
        return False
    Version.objects.filter(pk=version.pk).update(waiting_language=language)
    return True


@transaction.atomic
def read_anyway(version: Version, *, by: User) -> bool:
    """Let a text that waits be read; False if it does not wait (any more)."""
    let = Version.objects.filter(pk=version.pk).exclude(waiting_language="")
    if let.update(waiting_language="") != 1:
        return False
    record("read anyway", version, by=by, before={"language": version.waiting_language})
    ledger.reopen(version)
    start(version)
    return True
