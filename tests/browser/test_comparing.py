"""Comparing, freezing and withdrawing, by keys and without a script."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim, Report, Thread
from tests.browser.test_accessible import sign_in
from tests.factories import make_claim, make_thread
from tests.press import FERRY, make_printed


@pytest.fixture
def thread(transactional_db: None) -> Thread:
    """Told on two days by two outlets, the first time with a hedge."""
    claims = []
    for day, outlet in ((6, "Harbour Post"), (7, "Coast Gazette")):
        version = make_printed(f"{FERRY}, Ada Lind said. {outlet}.", outlet, day=day, hour=9)
        accepted = Claim.Status.ACCEPTED
        claims.append(make_claim(version, FERRY, status=accepted, hedged=day == 6))
    return make_thread(*claims, wording="The ferry to Holm stays")


def test_from_the_list_of_threads_to_a_report_that_is_withdrawn(
    page: Page, live_server: LiveServer, as_admin: Client, thread: Thread
) -> None:
    sign_in(page.context, as_admin, live_server)
    page.goto("/threads/")
    page.get_by_label("Compare: The ferry to Holm stays").check()
    page.keyboard.press("c")
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare")
    page.keyboard.press("f")
    page.get_by_label("Title").fill("No ferry to Holm")
    page.get_by_role("button", name="Freeze", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("No ferry to Holm")

    page.get_by_text("Withdraw or replace").click()
    page.get_by_label("Why").fill("It was the ferry to Hest.")
    page.get_by_role("button", name="Withdraw report 1").click()
    expect(page.get_by_text("It was the ferry to Hest.")).to_be_visible()
    page.get_by_role("button", name="Take the withdrawal back").click()
    expect(page.get_by_text("The report is current again.")).to_be_visible()

    page.keyboard.press("g")
    page.keyboard.press("r")
    expect(page.get_by_role("heading", level=1)).to_have_text("Reports")
    expect(page.get_by_role("link", name="No ferry to Holm")).to_be_visible()
    assert Report.objects.get().status == Report.Status.CURRENT


def test_a_cell_and_a_figure_open_in_place_and_close(
    page: Page, live_server: LiveServer, as_admin: Client, thread: Thread
) -> None:
    sign_in(page.context, as_admin, live_server)
    page.goto(f"/compare/?thread={thread.pk}")
    page.get_by_role("link", name="reports Ada Lind").first.click()
    detail = page.locator(".detail")
    expect(detail).to_be_focused()
    expect(detail.locator(".claim")).to_have_count(1)
    page.keyboard.press("x")
    expect(detail).to_have_count(0)

    page.get_by_role("link", name="2 outlets", exact=True).click()
    expect(detail.locator(".claim")).to_have_count(2)
    expect(
        detail.get_by_role("link", name="Harbour Post, 6 March 2026, 09:00: hedged")
    ).to_have_count(2)
    expect(page.get_by_text("hedge lost", exact=True)).to_be_visible()
    detail.get_by_role("link", name="Coast Gazette, 7 March 2026, 09:00: stated").first.click()
    expect(page.locator("mark.on-content")).to_have_text("The ferry to Holm will not sail")


@pytest.mark.parametrize("scripts", [True, False])
def test_many_rows_are_summed_up(
    browser: Browser, live_server: LiveServer, as_admin: Client, thread: Thread, scripts: bool
) -> None:
    for number in range(10):
        claim = make_claim(status=Claim.Status.ACCEPTED)
        make_thread(claim, wording=f"Line {number} stays")
    context = browser.new_context(base_url=live_server.url, java_script_enabled=scripts)
    sign_in(context, as_admin, live_server)
    page = context.new_page()
    page.goto("/compare/?claims=all&page=2")
    page.get_by_role("link", name="Sum up all 11 rows").click()
    page.get_by_role("link", name="11 propositions in 12 outlets").click()
    expect(page.locator(".detail .claim")).to_have_count(12)
    page.get_by_role("link", name="Close").click()
    expect(page.locator(".detail")).to_have_count(0)
    expect(page.get_by_role("link", name="11 propositions in 12 outlets")).to_be_visible()
    expect(page.locator("tbody[id^=row-]")).to_have_count(1)
    context.close()


def test_all_of_it_works_without_a_script(
    browser: Browser, live_server: LiveServer, as_admin: Client, thread: Thread
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    sign_in(context, as_admin, live_server)
    page = context.new_page()
    page.goto("/compare/")
    page.get_by_label("Words").fill("ferry")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="1 independent origin", exact=True).click()
    expect(page.locator(".detail .claim")).to_have_count(2)
    page.get_by_role("link", name="Close").click()
    expect(page.locator(".detail")).to_have_count(0)
    page.get_by_role("link", name="Freeze as a report").click()
    page.get_by_label("Credibility").select_option("2")
    page.get_by_role("button", name="Freeze", exact=True).click()
    expect(page.get_by_text("credibility 2")).to_be_visible()
    context.close()
