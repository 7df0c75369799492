"""Freezing, withdrawing and superseding: what is kept, who did it, who was too late."""

from threading import Thread

import pytest
from django.db import connection, transaction

from claims.models import Claim, Report
from claims.reports import freezing
from claims.reports.comparison import Remark
from claims.reports.frozen import canonical, checksum, comparison
from claims.reports.selection import Selection
from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Role
from claimtrack.audit.models import Entry
from claimtrack.audit.verify import first_broken
from tests.editorial import make_report
from tests.factories import (
    make_claim,
    make_thread,
    make_user,
)

ALL = Selection(claims="all")
transactional = pytest.mark.django_db(transaction=True)


def frozen(by: User, **given: object) -> Report:
    claim = make_claim(status=Claim.Status.ACCEPTED)
    make_thread(claim, wording="No ferry")
    return freezing.freeze(ALL, title="Ferry", by=by, **given)  # type: ignore[arg-type]


@transactional
def test_it_keeps_the_comparison_with_its_checksum() -> None:
    editor = make_user(Role.EDITOR, "edda")
    report = frozen(editor, note="Draft.")
    made = comparison(report)
    assert (made.title, made.note, made.method.made_by) == ("Ferry", "Draft.", "edda")
    assert [row.wording for row in made.rows] == ["No ferry"]
    assert report.checksum == checksum(canonical(made))
    assert report.claims == [claim.claim for claim in made.claims] != []
    assert (report.query, report.made_at) == ("claims=all", made.method.made)


@transactional
def test_it_is_audited_and_the_trail_holds() -> None:
    editor = make_user(Role.EDITOR)
    report = frozen(editor)
    entry = Entry.objects.get(action="report.freeze")
    assert (entry.actor, entry.subject_id) == (editor, report.pk)
    assert entry.after["checksum"] == report.checksum
    assert first_broken() is None


@transactional
def test_numbers_follow_each_other() -> None:
    editor = make_user(Role.EDITOR)
    assert [frozen(editor).number, frozen(editor).number] == [1, 2]


@transactional
def test_it_is_of_one_moment_and_only_reads() -> None:
    with freezing.one_moment(), connection.cursor() as cursor:
        cursor.execute("SHOW transaction_isolation")
        assert cursor.fetchone() == ("repeatable read",)
        cursor.execute("SHOW transaction_read_only")
        assert cursor.fetchone() == ("on",)


@transactional
def test_whatever_others_do_meanwhile() -> None:
    claim = make_claim()

    def reject() -> None:
        Claim.objects.update(status=Claim.Status.REJECTED)
        connection.close()

    with freezing.one_moment():
        assert Claim.objects.get().status == claim.status
        colleague = Thread(target=reject)
        colleague.start()
        colleague.join()
        assert Claim.objects.get().status == claim.status
    assert Claim.objects.get().status == Claim.Status.REJECTED


@transactional
def test_notes_and_grades_stand_in_their_rows() -> None:
    editor = make_user(Role.EDITOR)
    thread = make_thread(make_claim(status=Claim.Status.ACCEPTED))
    remarks = {thread.pk: Remark("Ask Ada.", "2")}
    [row] = comparison(freezing.freeze(ALL, title="Ferry", remarks=remarks, by=editor)).rows
    assert (row.note, row.credibility) == ("Ask Ada.", "2")


@transactional
def test_nothing_chosen_is_refused() -> None:
    with pytest.raises(freezing.Refused, match="nothing to freeze"):
        freezing.freeze(Selection((7,)), title="Ferry", by=make_user(Role.EDITOR))
    assert not Report.objects.exists()


@transactional
def test_a_report_takes_the_place_of_another() -> None:
    editor = make_user(Role.EDITOR)
    old = make_report(editor)
    new = frozen(editor, supersedes=old)
    old.refresh_from_db()
    assert (old.status, old.superseded_by) == (Report.Status.SUPERSEDED, new)
    entry = Entry.objects.get(action="report.superseded")
    assert entry.after == {"status": "superseded", "superseded_by": new.pk}


@transactional
def test_what_was_withdrawn_meanwhile_is_not_superseded() -> None:
    editor = make_user(Role.EDITOR)
    old = make_report(editor)
    freezing.withdraw(old, reason="Wrong night.", by=editor)
    with pytest.raises(freezing.Refused, match="not current any more"):
        frozen(editor, supersedes=old)
    assert list(Report.objects.values_list("pk", flat=True)) == [old.pk]


@pytest.mark.django_db
def test_withdrawing_says_why_and_is_taken_back(editor: User) -> None:
    report = make_report(editor)
    freezing.withdraw(report, reason="Wrong night.", by=editor)
    report.refresh_from_db()
    assert (report.status, report.reason) == (Report.Status.WITHDRAWN, "Wrong night.")
    freezing.reinstate(report, by=editor)
    report.refresh_from_db()
    assert (report.status, report.reason) == (Report.Status.CURRENT, "")
    actions = Entry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["report.withdrawn", "report.reinstate"]


@pytest.mark.django_db
def test_the_second_to_withdraw_is_told(editor: User) -> None:
    report = make_report(editor)
    freezing.withdraw(report, reason="Wrong night.", by=editor)
    with transaction.atomic(), pytest.raises(freezing.Refused, match="not current any more"):
        freezing.withdraw(report, reason="Too late.", by=editor)
    freezing.reinstate(report, by=editor)
    with transaction.atomic(), pytest.raises(freezing.Refused, match="not withdrawn any more"):
        freezing.reinstate(report, by=editor)
