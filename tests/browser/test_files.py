"""A large report's files, asked for, watched and taken away in a browser."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import ReportFile
from claims.reports import filing
from claims.tasks import make_report_file
from claimtrack.accounts.models import User
from tests.browser.test_accessible import sign_in
from tests.claims.reports.exports import editions
from tests.editorial import make_report


def test_from_make_to_download(
    page: Page,
    live_server: LiveServer,
    as_editor: Client,
    editor: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(filing, "LARGE", 10)
    report = make_report(editor, editions.bridge())
    sign_in(page.context, as_editor, live_server)
    page.goto(f"/reports/{report.pk}/")
    page.get_by_role("button", name="Make PDF").click()
    expect(page.get_by_role("progressbar", name="PDF being made")).to_be_visible()
    make_report_file(ReportFile.objects.get().pk)
    link = page.get_by_role("link", name="Download PDF")  # comes without a reload
    expect(link).to_be_visible()
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "report-1.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF")


def test_the_web_page_needs_nothing(
    page: Page, editor: User, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """It is opened from the disk; whatever it were refused would be complained of."""
    report = make_report(editor, editions.bridge())
    file = tmp_path_factory.mktemp("taken") / "report.html"
    file.write_bytes(b"".join(filing.pieces(report, "html")))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.get_by_role("heading", level=1)).to_have_text("How long is the Tarn bridge closed?")
    assert asked == [file.as_uri()]
