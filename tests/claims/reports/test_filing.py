"""The files of a report: what is made when, once, and what becomes of it."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from articles import uploads
from articles.work import Status
from claims.models import Report, ReportFile
from claims.reports import filing
from claims.reports.exports.formats import FORMATS
from claims.tasks import make_report_file
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.claims.reports import handmade
from tests.editorial import make_report
from tests.factories import (
    make_article,
    make_version,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def report(editor: User) -> Report:
    return make_report(editor)


@pytest.fixture
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "LARGE", 10)


def content(file: ReportFile) -> bytes:
    return uploads.path_of(file.sha256, filing.SHELF).read_bytes()


def deeds() -> list[str]:
    entries = Entry.objects.filter(action__contains="file").order_by("pk")
    return [entry.action for entry in entries]


def test_what_is_small_is_made_at_once_and_once(report: Report, editor: User) -> None:
    assert not filing.large(report)
    first = filing.at_once(report, "pdf", by=editor)
    again = filing.at_once(report, "pdf", by=editor)
    assert first is not None
    assert first == again
    assert content(first).startswith(b"%PDF")
    assert first.size == len(content(first))
    assert deeds() == ["report.make_file"]


@pytest.mark.usefixtures("_large")
def test_what_is_large_waits_for_a_worker(report: Report, editor: User) -> None:
    assert filing.at_once(report, "docx", by=editor) is None
    file = filing.ask(report, "docx", by=editor)
    assert file.status == Status.QUEUED
    make_report_file(file.pk)
    file.refresh_from_db()
    assert (file.status, file.percent) == (Status.DONE, 100)
    assert filing.at_once(report, "docx", by=editor) == file
    assert content(file) == b"".join(filing.pieces(report, "docx"))
    assert deeds() == ["report.ask_file", "report.make_file"]


def test_two_who_ask_get_one_file(report: Report, editor: User, admin: User) -> None:
    first, second = (filing.ask(report, "zip", by=who) for who in (editor, admin))
    assert first == second
    make_report_file(first.pk)
    assert filing.ask(report, "zip", by=admin).status == Status.DONE
    assert deeds() == ["report.ask_file", "report.make_file"]


def test_what_failed_says_why_and_is_tried_again(
    report: Report, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.reports.exports.pdf.SECONDS", 0.001)
    monkeypatch.setattr("django.conf.settings.MAX_ATTEMPTS", 1)
    file = filing.ask(report, "pdf", by=editor)
    make_report_file(file.pk)
    file.refresh_from_db()
    assert file.status == Status.QUARANTINED
    assert "timed out" in file.reason
    assert filing.is_kept(file) is False
    monkeypatch.setattr("claims.reports.exports.pdf.SECONDS", 60)
    filing.ask(report, "pdf", by=editor)
    make_report_file(file.pk)
    file.refresh_from_db()
    assert (file.status, file.reason) == (Status.DONE, "")


@pytest.mark.usefixtures("_large")
def test_what_is_gone_from_the_disk_is_made_again(report: Report, editor: User) -> None:
    file = filing.ask(report, "xlsx", by=editor)
    make_report_file(file.pk)
    file.refresh_from_db()
    uploads.path_of(file.sha256, filing.SHELF).unlink()
    assert filing.at_once(report, "xlsx", by=editor) is None
    assert filing.ask(report, "xlsx", by=editor).pk == file.pk
    make_report_file(file.pk)
    assert content(file)


def test_a_file_says_what_became_of_its_report(report: Report, editor: User) -> None:
    before = filing.at_once(report, "pdf", by=editor)
    report.status, report.reason = Report.Status.WITHDRAWN, "the notice was forged"
    report.save()
    after = filing.at_once(report, "pdf", by=editor)
    assert before is not None
    assert after is not None
    assert before != after
    page = PdfReader(BytesIO(content(after))).pages[0].extract_text()
    assert "This report was withdrawn: the notice was forged" in page


def test_a_superseded_report_names_the_newer_one(report: Report, editor: User) -> None:
    newer = make_report(editor)
    report.status, report.superseded_by = Report.Status.SUPERSEDED, newer
    report.save()
    assert filing.standing(report) == "This report was superseded by report 2."
    assert filing.standing(newer) == ""


def test_the_bundle_holds_the_texts_and_names_those_that_are_gone(editor: User) -> None:
    version = make_version(article=make_article())
    there, gone = handmade.quoted(1, sha256=version.sha256), handmade.quoted(2)
    report = make_report(editor, handmade.comparison(there, gone))
    file = filing.at_once(report, "zip", by=editor)
    assert file is not None
    with ZipFile(BytesIO(content(file))) as archive:
        text = archive.read(f"report-1/texts/{version.sha256}.txt").decode()
        about = archive.read("report-1/README.txt").decode()
    assert text == version.text
    assert f"no longer kept where the report was made:\n{gone.sha256}" in about


def test_a_text_at_two_outlets_is_in_it_once(editor: User) -> None:
    one, other = make_version(article=make_article()), make_version(article=make_article())
    assert one.sha256 == other.sha256
    report = make_report(editor, handmade.comparison(handmade.quoted(1, sha256=one.sha256)))
    texts = list(filing._texts(filing.edition(report)))
    assert texts == [(one.sha256, one.text)]


def test_every_format_is_offered_and_those_that_are_made_have_their_size(
    report: Report, editor: User
) -> None:
    filing.at_once(report, "pdf", by=editor)
    offers = {offer.format.key: offer for offer in filing.offers(report)}
    assert list(offers) == list(FORMATS)
    assert all(offer.ready for offer in offers.values())
    assert offers["pdf"].file is not None
    assert offers["pdf"].file.size > 1000
    assert offers["xlsx"].file is None


@pytest.mark.usefixtures("_large")
def test_of_a_large_report_the_slow_formats_are_not_ready(report: Report) -> None:
    ready = {offer.format.key for offer in filing.offers(report) if offer.ready}
    assert set(FORMATS) - ready == {"pdf", "docx", "xlsx", "zip"}


def test_progress_is_written_down_now_and_then(
    report: Report, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []

    def pieces(_report: Report, key: str, tell: filing.Tell) -> list[bytes]:
        tell(0.425)
        told.append(ReportFile.objects.get(format=key).percent)
        return [b"file"]

    monkeypatch.setattr(filing, "EVERY", 0)
    monkeypatch.setattr(filing, "pieces", pieces)
    make_report_file(filing.ask(report, "zip", by=editor).pk)
    assert told == [42]
