"""Reports: the list, one as it was frozen, withdrawing and taking that back."""

import pytest
from django.test import Client

from claims.models import Claim, Report
from claims.reports.gather import comparison, frame
from claims.reports.selection import Selection
from claimtrack.accounts.models import User
from tests.claims.reports import handmade
from tests.editorial import make_report
from tests.factories import (
    make_claim,
    make_thread,
)
from tests.pages import page
from tests.queries import queries

REASON = {"reason": "The second count was of another night."}


@pytest.fixture
def report(editor: User) -> Report:
    """Of a claim that is in the store."""
    make_thread(make_claim(status=Claim.Status.ACCEPTED), wording="No ferry")
    selection = Selection(claims="all")
    made = comparison(selection, frame(selection), by=editor, title="Ferry to Holm", note="Draft.")
    return make_report(editor, made)


def test_the_list(as_analyst: Client, report: Report) -> None:
    shown = page(as_analyst, "/reports/")
    assert f'href="/reports/{report.number}/">Ferry to Holm</a>' in shown
    assert "current</span>" in shown


def test_an_empty_list_says_how_reports_come_about(as_analyst: Client) -> None:
    assert "Nothing has been frozen yet" in page(as_analyst, "/reports/")


def test_the_list_takes_as_many_queries_for_many(as_analyst: Client, editor: User) -> None:
    make_report(editor)
    few = queries(lambda: page(as_analyst, "/reports/"))
    for _ in range(9):
        make_report(editor)
    assert len(queries(lambda: page(as_analyst, "/reports/"))) == len(few)


def test_a_report_as_it_was_frozen(as_analyst: Client, report: Report) -> None:
    shown = page(as_analyst, f"/reports/{report.number}/")
    assert "Ferry to Holm</h1>" in shown
    assert report.checksum in shown
    assert "No ferry" in shown
    assert "changed since" not in shown.lower()
    assert "Withdraw or replace" not in shown


def test_a_change_since_is_shown_beside_it(as_analyst: Client, report: Report) -> None:
    Claim.objects.update(content="The ferry to Holm will sail on Friday")
    shown = page(as_analyst, f"/reports/{report.number}/")
    assert "1 claim of this report has changed since" in shown
    assert "<del>not </del>" in shown
    assert "will not sail" in shown


def test_a_cell_of_a_report_opens(as_analyst: Client, report: Report) -> None:
    claim = Claim.objects.get()
    key = f"{claim.membership.thread_id}-{claim.run.version.article.outlet_id}"
    address = f"/reports/{report.number}/?open={key}"
    part = as_analyst.get(address, headers={"HX-Request": "true"}).content.decode()
    assert f"?claim={claim.pk}#here" in part
    assert "<html" not in part


def test_a_report_of_no_such_number(as_analyst: Client, as_editor: Client) -> None:
    assert as_analyst.get("/reports/99/").status_code == 404
    assert as_editor.post("/reports/99/withdraw/", REASON).status_code == 404
    assert as_editor.post("/reports/99/reinstate/").status_code == 404


def test_withdrawing_and_taking_it_back(as_editor: Client, report: Report) -> None:
    address = f"/reports/{report.number}/"
    assert as_editor.post(f"{address}withdraw/", REASON)["Location"] == address
    assert "another night" in page(as_editor, address)
    assert as_editor.post(f"{address}reinstate/")["Location"] == address
    report.refresh_from_db()
    assert report.status == Report.Status.CURRENT


def test_a_withdrawal_says_why(as_editor: Client, report: Report) -> None:
    response = as_editor.post(f"/reports/{report.number}/withdraw/", {"reason": " "})
    assert response.status_code == 422
    assert "Say why" in response.content.decode()


def test_the_second_to_withdraw_is_told(as_editor: Client, report: Report) -> None:
    Report.objects.update(status=Report.Status.WITHDRAWN, reason="Earlier.")
    response = as_editor.post(f"/reports/{report.number}/withdraw/", REASON)
    assert response.status_code == 409
    assert "not current any more" in response.content.decode()
    assert "Earlier." in response.content.decode()


def test_what_is_not_withdrawn_cannot_be_taken_back(as_editor: Client, report: Report) -> None:
    response = as_editor.post(f"/reports/{report.number}/reinstate/", follow=True)
    assert "not withdrawn any more" in response.content.decode()


def test_a_superseded_report_leads_to_the_newer_one(as_editor: Client, editor: User) -> None:
    old, new = make_report(editor), make_report(editor, handmade.comparison(title="Newer"))
    Report.objects.filter(pk=old.pk).update(status="superseded", superseded_by=new)
    assert f'href="/reports/{new.pk}/">Report {new.pk}: Newer' in page(
        as_editor, f"/reports/{old.pk}/"
    )
    assert "takes the place of" in page(as_editor, f"/reports/{new.pk}/")


def test_its_history(as_editor: Client, report: Report) -> None:
    as_editor.post(f"/reports/{report.number}/withdraw/", REASON)
    assert "report.withdrawn" in page(as_editor, f"/history/report/{report.number}/")
