"""How long the files of reports are kept, and deleting one. A report stays; its file can be made
again."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now

from articles import uploads
from articles.work import Status
from claims.models import ReportFile
from claims.reports.filing import SHELF
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

AT_ONCE = 500


@transaction.atomic
def delete(file: ReportFile, *, by: User | None) -> bool:
    """False where somebody was faster, or a worker is making it anew. Another file of the same
    bytes keeps them."""
    held = ReportFile.objects.select_for_update().filter(pk=file.pk, status=Status.DONE)
    found = held.select_related("report").first()
    if found is None:
        return False
    # From the disk first: a row without its bytes is found and made again, bytes without a row
    # would lie there for ever.
    if not ReportFile.objects.filter(sha256=found.sha256).exclude(pk=found.pk).exists():
        uploads.path_of(found.sha256, SHELF).unlink(missing_ok=True)
    before = {"format": found.format, "sha256": found.sha256, "size": found.size}
    record("report.delete_file", found.report, by=by, before=before)
    found.delete()
    return True


def old() -> QuerySet[ReportFile]:
    """Files that have been kept for as long as they are to be."""
    if not settings.REPORT_FILE_DAYS:
        return ReportFile.objects.none()
    made = Now() - timedelta(days=settings.REPORT_FILE_DAYS)
    return ReportFile.objects.filter(status=Status.DONE, ended_at__lt=made)


def delete_old() -> int:
    """How many were deleted, each in a transaction of its own."""
    return sum(delete(file, by=None) for file in old()[:AT_ONCE])
