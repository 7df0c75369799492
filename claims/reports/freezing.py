"""A comparison becomes a report; a report is withdrawn, or another takes its place."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import Max

from claims import placing
from claims.models import Claim, Report
from claims.reports.comparison import Remark
from claims.reports.frozen import canonical, checksum
from claims.reports.gather import comparison, frame
from claims.reports.schema import Comparison
from claims.reports.selection import Selection
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

LOCK = 4_201_804
NOTHING = "Nothing is chosen, so there is nothing to freeze. Pick threads first."
OVERTAKEN = "That report is not current any more: somebody withdrew or replaced it meanwhile."


class Refused(Exception):
    """Nothing was done; the message says why."""


def freeze(
    selection: Selection,
    *,
    title: str,
    note: str = "",
    remarks: Mapping[int, Remark] | None = None,
    supersedes: Report | None = None,
    by: User,
) -> Report:
    """All that it says is of one moment. Raises Refused."""
    with one_moment():
        found = frame(selection)
        if not found.threads:
            raise Refused(NOTHING)
        made = comparison(selection, found, by=by, remarks=remarks, title=title, note=note)
    return keep(made, supersedes=supersedes, by=by)


@contextmanager
def one_moment() -> Iterator[None]:
    """A transaction that sees one state of the database, whatever others do meanwhile.

    It only reads: the audit trail is sealed in the order of commits, which a transaction that
    sees an older state cannot continue.
    """
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@transaction.atomic
def keep(made: Comparison, *, supersedes: Report | None = None, by: User) -> Report:
    """The comparison under the next number. Raises Refused."""
    snapshot = canonical(made)
    report = Report.objects.create(
        number=_next_number(),
        title=made.title,
        note=made.note,
        snapshot=snapshot,
        checksum=checksum(snapshot),
        claims=[claim.claim for claim in made.claims],
        query=made.method.query,
        made_by=by,
        made_at=made.method.made,
    )
    after = {"title": report.title, "query": report.query, "checksum": report.checksum}
    record("report.freeze", report, by=by, after=after)
    if supersedes:
        _leave(supersedes, by=by, status=Report.Status.SUPERSEDED, superseded_by=report)
    _place(report)
    return report


@transaction.atomic
def withdraw(report: Report, *, reason: str, by: User) -> None:
    """Raises Refused."""
    _leave(report, by=by, status=Report.Status.WITHDRAWN, reason=reason)


@transaction.atomic
def reinstate(report: Report, *, by: User) -> None:
    """Take a withdrawal back. Raises Refused."""
    withdrawn = Report.objects.filter(pk=report.pk, status=Report.Status.WITHDRAWN)
    if not withdrawn.update(status=Report.Status.CURRENT, reason=""):
        raise Refused("That report is not withdrawn any more.")
    before = {"status": Report.Status.WITHDRAWN, "reason": report.reason}
    record("report.reinstate", report, by=by, before=before, after={"status": "current"})
    _place(report)


def _leave(report: Report, *, by: User, status: str, **given: object) -> None:
    """From current to another status, if nobody was faster."""
    current = Report.objects.filter(pk=report.pk, status=Report.Status.CURRENT)
    if not current.update(status=status, **given):
        raise Refused(OVERTAKEN)
    after = {name: getattr(value, "pk", value) for name, value in given.items()}
    before = {"status": Report.Status.CURRENT}
    record(f"report.{status}", report, by=by, before=before, after={"status": status, **after})
    _place(report)


def _place(report: Report) -> None:
    """What a report rests on and nobody has decided comes sooner in the queue."""
    waiting = Claim.objects.filter(pk__in=report.claims).waiting()
    placing.refresh(waiting.values_list("pk", flat=True))


def _next_number() -> int:
    """One at a time, so that the numbers have no gap."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    last = Report.objects.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
