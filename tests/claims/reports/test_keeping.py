"""How long the files of reports are kept."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from articles import uploads
from articles.work import Status
from claims.models import Report, ReportFile
from claims.reports import filing, keeping
from claims.tasks import delete_old_files
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.editorial import make_report

pytestmark = pytest.mark.django_db(transaction=True)
DELETE = "/reports/1/files/delete/"
PDF = {"format": "pdf"}


@pytest.fixture
def report(editor: User) -> Report:
    return make_report(editor)


@pytest.fixture
def file(report: Report, editor: User) -> ReportFile:
    made = filing.at_once(report, "pdf", by=editor)
    assert made
    return made


def on_disk(file: ReportFile) -> bool:
    return uploads.path_of(file.sha256, filing.SHELF).exists()


def age(file: ReportFile, days: float) -> None:
    made = timezone.now() - dt.timedelta(days=days)
    ReportFile.objects.filter(pk=file.pk).update(ended_at=made)


def test_an_editor_deletes_a_file_and_the_report_stays(
    as_editor: Client, editor: User, report: Report, file: ReportFile
) -> None:
    response = as_editor.post(DELETE, PDF, follow=True)
    assert "The file is deleted. It can be made again at any time." in response.content.decode()
    assert not on_disk(file)
    assert not ReportFile.objects.exists()
    assert Report.objects.get() == report
    entry = Entry.objects.get(action="report.delete_file")
    assert (entry.actor, entry.subject_id, entry.before["format"]) == (editor, report.pk, "pdf")
    assert b"".join(as_editor.get("/reports/1/file.pdf")).startswith(b"%PDF")
    assert on_disk(file)


def test_who_deletes_second_is_told(as_editor: Client, file: ReportFile) -> None:
    assert keeping.delete(file, by=None)
    response = as_editor.post(DELETE, PDF, follow=True)
    assert "There is no such file any more" in response.content.decode()


def test_what_a_worker_is_making_is_left_to_it(file: ReportFile, editor: User) -> None:
    ReportFile.objects.update(status=Status.QUEUED)
    assert not keeping.delete(file, by=editor)
    assert on_disk(file)


def test_the_same_bytes_in_another_file_stay(file: ReportFile, editor: User) -> None:
    other = ReportFile.objects.get()
    other.pk, other.report_status = None, Report.Status.SUPERSEDED
    other.save(force_insert=True)
    assert keeping.delete(file, by=editor)
    assert on_disk(file)
    assert keeping.delete(other, by=editor)
    assert not on_disk(file)


def test_others_may_not(as_analyst: Client, file: ReportFile) -> None:
    assert as_analyst.post(DELETE, PDF).status_code == 403
    assert "/login/" in Client().post(DELETE, PDF)["Location"]
    assert on_disk(file)


def test_of_a_report_that_is_not_there(as_editor: Client) -> None:
    assert as_editor.post("/reports/77/files/delete/", PDF).status_code == 404


def test_old_files_go_by_themselves_and_young_ones_stay(file: ReportFile) -> None:
    age(file, 89.9)
    delete_old_files()
    assert on_disk(file)
    age(file, 90.1)
    delete_old_files()
    assert not on_disk(file)
    assert Entry.objects.get(action="report.delete_file").actor is None


def test_the_days_are_a_setting_and_none_means_for_ever(
    file: ReportFile, settings: Settings
) -> None:
    age(file, 1000)
    settings.REPORT_FILE_DAYS = 0
    assert keeping.delete_old() == 0
    file.refresh_from_db()
    assert file.kept_until is None
    settings.REPORT_FILE_DAYS = 1001
    assert keeping.delete_old() == 0
    settings.REPORT_FILE_DAYS = 999
    assert keeping.delete_old() == 1


def test_the_row_says_when_it_goes(as_editor: Client, file: ReportFile) -> None:
    made = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
    ReportFile.objects.update(ended_at=made)
    page = as_editor.get("/reports/1/").content.decode()
    assert "Kept until <time" in page
    assert ">18 Feb 2027</time>" in page
    assert page.count("Delete file") == 1
