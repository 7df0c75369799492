"""Taking the files of a report away."""

import pytest
from django.http.response import HttpResponseBase
from django.test import Client

from articles import ledger
from articles.work import Status
from claims.models import Report, ReportFile
from claims.reports import filing
from claims.reports.exports.formats import FORMATS
from claims.tasks import make_report_file
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.claims.reports.exports import editions
from tests.editorial import make_report
from tests.queries import queries

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def report(editor: User) -> Report:
    return make_report(editor, editions.bridge())


@pytest.fixture
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "LARGE", 10)


def body(response: HttpResponseBase) -> bytes:
    return b"".join(response)


@pytest.mark.parametrize("key", FORMATS)
def test_an_editor_takes_it_away_and_that_is_audited(
    as_editor: Client, editor: User, report: Report, key: str
) -> None:
    response = as_editor.get(f"/reports/1/file.{key}")
    assert response.status_code == 200
    assert response["Content-Type"] == FORMATS[key].content_type
    assert response["Content-Disposition"] == f'attachment; filename="report-1.{key}"'
    assert body(response) == b"".join(filing.pieces(report, key))
    entry = Entry.objects.filter(action="report.fetch_file").get()
    assert (entry.actor, entry.after["format"]) == (editor, key)
    assert (entry.subject_type, entry.subject_id) == ("claims.report", report.pk)


@pytest.mark.usefixtures("report")
def test_others_are_kept_out(as_analyst: Client) -> None:
    for address in ("files/", "file.md"):
        assert as_analyst.get(f"/reports/1/{address}").status_code == 403
        stranger = Client().get(f"/reports/1/{address}")
        assert stranger["Location"].startswith("/login/")
    assert as_analyst.post("/reports/1/files/make/", {"format": "pdf"}).status_code == 403
    assert not ReportFile.objects.exists()


@pytest.mark.usefixtures("report")
def test_what_is_not_there(as_editor: Client) -> None:
    assert as_editor.get("/reports/4711/file.md").status_code == 404
    assert as_editor.get("/reports/1/file.odt").status_code == 404
    assert as_editor.get("/reports/4711/files/").status_code == 404
    assert as_editor.post("/reports/4711/files/make/", {"format": "pdf"}).status_code == 404


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("given", [{"format": "odt"}, {}])
def test_nonsense_makes_nothing_and_says_so(as_editor: Client, given: dict[str, str]) -> None:
    response = as_editor.post("/reports/1/files/make/", given, follow=True)
    assert "Choose one of the formats" in response.content.decode()
    assert not ReportFile.objects.exists()


@pytest.mark.usefixtures("report", "_large")
def test_a_large_one_is_asked_for_watched_and_fetched(as_editor: Client) -> None:
    response = as_editor.get("/reports/1/file.pdf", follow=True)
    assert response.redirect_chain == [("/reports/1/#files", 302)]
    page = response.content.decode()
    assert "Press “Make” beside it" in page
    assert "file.pdf" not in page
    assert "file.csv" in page

    as_editor.post("/reports/1/files/make/", {"format": "pdf"})
    page = as_editor.get("/reports/1/files/").content.decode()
    assert "Waits to be made" in page
    assert "No worker listens" in page
    assert 'hx-trigger="every 1s"' in page
    assert as_editor.get("/reports/1/file.pdf").status_code == 302

    file = ReportFile.objects.get()
    lease = ledger.claim(ReportFile, file.pk)
    assert lease
    lease.rows().update(percent=42)
    page = as_editor.get("/reports/1/files/").content.decode()
    assert "Being made, 42 %" in page
    assert 'value="42"' in page
    ledger.release(lease)

    make_report_file(file.pk)
    page = as_editor.get("/reports/1/files/").content.decode()
    assert "hx-trigger" not in page
    assert "KB" in page
    assert body(as_editor.get("/reports/1/file.pdf")).startswith(b"%PDF")


@pytest.mark.usefixtures("_large")
def test_one_that_failed_says_why_and_can_be_tried_again(
    as_editor: Client, report: Report, editor: User
) -> None:
    file = filing.ask(report, "zip", by=editor)
    ReportFile.objects.update(status=Status.QUARANTINED, reason="The disk is full.")
    page = as_editor.get("/reports/1/files/").content.decode()
    assert "Could not be made: The disk is full." in page
    as_editor.post("/reports/1/files/make/", {"format": "zip"})
    file.refresh_from_db()
    assert file.status == Status.QUEUED


@pytest.mark.usefixtures("report")
def test_htmx_gets_the_part(as_editor: Client) -> None:
    part = as_editor.get("/reports/1/files/", headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<section id="files"')


def test_a_large_comparison_takes_as_many_queries_as_a_small_one(
    as_editor: Client, editor: User
) -> None:
    make_report(editor, editions.bridge())
    make_report(editor, editions.large(20, 10, 300))
    few = queries(lambda: as_editor.get("/reports/1/files/"))
    assert len(queries(lambda: as_editor.get("/reports/2/files/"))) == len(few)
    assert not any("snapshot" in sql and "octet" not in sql for sql in few)
