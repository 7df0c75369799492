"""Deeds on the files of a report: ask for one, make it, and see what there is.

What is quickly written is never kept. The rest is made once and kept on disk: at once while the
report is small, by a worker otherwise.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic

from django.db import transaction
from django.db.models import F, Func, IntegerField
from django.utils import timezone

from articles import ledger, uploads
from articles.models import Version
from articles.work import Status
from articles.worker import listening
from claims.models import Report, ReportFile
from claims.reports import frozen
from claims.reports.exports import formats
from claims.reports.exports.edition import Edition
from claims.reports.exports.formats import FORMATS, Format
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

LARGE = 1_000_000  # bytes of the snapshot: some hundred claims, about two seconds
SHELF = "reports"
EVERY = 0.5  # seconds between two signs of progress
Tell = Callable[[float], None]


@dataclass(frozen=True)
class Offer:
    """A format, with the file if it has been asked for, whether that is `kept` on disk, and
    whether it is to be had now."""

    format: Format
    file: ReportFile | None
    kept: bool
    ready: bool


def offers(report: Report) -> list[Offer]:
    files = ReportFile.objects.filter(report=report, report_status=report.status)
    asked = {file.format: file for file in files}
    quick = not large(report)
    return [_offer(each, asked.get(each.key), quick=quick) for each in FORMATS.values()]


def _offer(form: Format, file: ReportFile | None, *, quick: bool) -> Offer:
    kept = bool(file and is_kept(file))
    return Offer(form, file, kept, ready=quick or not form.kept or kept)


def offered(report: Report) -> dict[str, object]:
    """What `_report_files.html` shows."""
    found = offers(report)
    at_work = any(offer.file and offer.file.moving for offer in found)
    return {"offers": found, "at_work": at_work, "listening": not at_work or listening()}


def large(report: Report) -> bool:
    """Asked of the database, which knows without reading the snapshot."""
    size = Func(F("snapshot"), function="octet_length", output_field=IntegerField())
    return bool(Report.objects.filter(pk=report.pk).values_list(size).get()[0] > LARGE)


def is_kept(file: ReportFile) -> bool:
    """Made, and still on disk."""
    return file.made and uploads.path_of(file.sha256, SHELF).exists()


def edition(report: Report) -> Edition:
    return Edition(
        number=report.number,
        checksum=report.checksum,
        standing=standing(report),
        comparison=frozen.comparison(report),
    )


def standing(report: Report) -> str:
    if report.status == Report.Status.WITHDRAWN:
        return f"This report was withdrawn: {report.reason}"
    if report.status == Report.Status.SUPERSEDED:
        return f"This report was superseded by report {report.superseded_by_id}."
    return ""


def pieces(report: Report, key: str, tell: Tell = formats.unheard) -> Iterator[bytes]:
    """The file as it is written; reads the report before the first piece is asked for."""
    shown = edition(report)
    return formats.write(key, shown, _texts(shown), tell)


def _texts(shown: Edition) -> Iterator[tuple[str, str]]:
    """The texts that the report stands on, as far as they are still there, one at a time."""
    named = {claim.sha256 for claim in shown.comparison.claims}
    kept = Version.objects.filter(sha256__in=named).order_by("sha256", "pk").distinct("sha256")
    yield from kept.values_list("sha256", "text").iterator(chunk_size=50)


def at_once(report: Report, key: str, *, by: User | None) -> ReportFile | None:
    """The file that is kept, made now if that is quick; None where it must be asked for."""
    there = ReportFile.objects.filter(report=report, format=key, report_status=report.status)
    file = there.first()
    if file and is_kept(file):
        return file
    if (file and file.moving) or large(report):
        return None
    stored = uploads.keep(key, pieces(report, key), SHELF)
    made = {
        "status": Status.DONE,
        "sha256": stored.sha256,
        "size": stored.size,
        "ended_at": timezone.now(),
    }
    with transaction.atomic():
        file, _ = ReportFile.objects.update_or_create(
            report=report,
            format=key,
            report_status=report.status,
            defaults=made,
            create_defaults={**made, "by": by},
        )
        _record_made(file, by)
    return file


@transaction.atomic
def ask(report: Report, key: str, *, by: User) -> ReportFile:
    """Have a worker make the file, unless one is at it or has made it; what failed, or is gone
    from the disk, is made again."""
    file, new = ReportFile.objects.select_for_update().get_or_create(
        report=report, format=key, report_status=report.status, defaults={"by": by}
    )
    if not new and (file.moving or is_kept(file)):
        return file
    record("report.ask_file", report, by=by, after={"format": key})
    ledger.requeue(ReportFile, [file.pk])
    ledger.send(ReportFile, [file.pk])
    return file


def make(lease: ledger.Lease[ReportFile]) -> None:
    """Write the file to disk, then say that it is there."""
    file = ReportFile.objects.select_related("report").get(pk=lease.pk)
    stored = uploads.keep(file.format, pieces(file.report, file.format, _teller(lease)), SHELF)
    with ledger.finishing(lease) as held:
        held.sha256, held.size, held.percent = stored.sha256, stored.size, 100
        _record_made(held, held.by)
        ledger.settle(held, Status.DONE)


def _record_made(file: ReportFile, by: User | None) -> None:
    after = {"format": file.format, "sha256": file.sha256, "size": file.size}
    record("report.make_file", file.report, by=by, after=after)


def _teller(lease: ledger.Lease[ReportFile]) -> Tell:
    """Writes down how far the file is, now and then."""
    told = monotonic()

    def tell(share: float) -> None:
        nonlocal told
        if monotonic() - told >= EVERY:
            told = monotonic()
            lease.rows().update(percent=int(100 * share))

    return tell
