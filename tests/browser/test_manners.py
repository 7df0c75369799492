"""What only a browser can show: keys, colours, marks, and that none of it is needed."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim
from claimtrack.accounts.roles import Role
from tests.factories import PASSWORD, make_claim, make_user, make_version

SECOND = "a cracked rudder may be the cause"


def sign_in(page: Page, role: Role = Role.ANALYST) -> None:
    make_user(role, "vera")
    page.goto("/login/")
    page.get_by_label("Username").fill("vera")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Good to see you")


def test_help_lists_only_keys_that_work_here(page: Page) -> None:
    sign_in(page)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_contain_text("Go to Review")
    expect(page.locator("#keys")).not_to_contain_text("Accept")
    expect(page.locator("#keys")).not_to_contain_text("Go to Imports")
    page.keyboard.press("Escape")

    make_claim()
    page.goto("/queue/")
    page.keyboard.press("?")

    expect(page.locator("#keys")).to_contain_text("Accept")
    expect(page.locator("#keys")).not_to_contain_text("Next claim")


def test_keys_are_letters_while_one_writes(page: Page) -> None:
    sign_in(page)
    page.goto("/claims/")

    page.get_by_label("Words").press_sequentially("g q")

    expect(page.get_by_label("Words")).to_have_value("g q")
    expect(page).to_have_url(re.compile("/claims/$"))


def test_keys_can_be_switched_off(page: Page) -> None:
    claim = make_claim()
    sign_in(page)
    page.goto("/queue/")
    page.keyboard.press("?")
    page.get_by_label("Keys are on").uncheck()
    page.keyboard.press("Escape")

    page.keyboard.press("a")
    page.get_by_role("button", name="Reject").click()

    expect(page.get_by_role("heading", name="Everything is decided")).to_be_visible()
    claim.refresh_from_db()
    assert claim.status == Claim.Status.REJECTED


def test_a_key_held_down_decides_once(page: Page) -> None:
    for _ in range(3):
        make_claim()
    sign_in(page)
    page.goto("/queue/")

    page.keyboard.down("a")
    expect(page.get_by_text("2 waiting", exact=True)).to_be_visible()
    page.keyboard.down("a")
    page.keyboard.up("a")
    page.keyboard.press("j")

    expect(page.locator("#the-claim")).to_be_focused()
    assert Claim.objects.accepted().count() == 1


def test_colours_change_at_once_and_stay(page: Page) -> None:
    sign_in(page)
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")

    page.reload()

    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Auto").click()
    expect(page.locator("html")).not_to_have_attribute("data-theme", re.compile("."))


def test_text_and_claims_point_at_each_other(page: Page) -> None:
    version = make_version()
    first = make_claim(version)
    second = make_claim(version, SECOND, cue="According to", chain=["Coast Gazette"])
    sign_in(page)
    page.goto(f"/articles/{version.article_id}/")

    page.locator(f'[data-claim="{first.pk}"]').hover()
    expect(page.locator("mark.on-content")).to_have_text(first.content)
    page.get_by_text(SECOND).first.click()

    expect(page).to_have_url(re.compile(rf"claim={second.pk}"))
    expect(page.locator("mark.on-content")).to_have_text(SECOND)


def test_a_session_that_has_ended_leads_to_the_login_page_and_back(page: Page) -> None:
    claim = make_claim()
    sign_in(page)
    page.goto("/queue/")
    page.context.clear_cookies(name="sessionid")

    page.keyboard.press("a")

    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    claim.refresh_from_db()
    assert claim.status == Claim.Status.PENDING


def test_a_server_that_does_not_answer_is_admitted(page: Page, complaints: list[str]) -> None:
    make_claim()
    sign_in(page)
    page.goto("/queue/")
    page.context.set_offline(True)

    page.keyboard.press("a")

    expect(page.get_by_text("The server did not answer")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_text("The server did not answer")).to_be_hidden()
    complaints.clear()  # the browser's own words about the network


@pytest.mark.parametrize("width", [320, 1280, 3840])
def test_no_page_is_wider_than_the_window(page: Page, width: int) -> None:
    claim = make_claim(chain=["Coast Gazette", "Ada Lind"])
    sign_in(page, Role.ADMIN)
    page.set_viewport_size({"width": width, "height": 800})
    article = claim.run.version.article_id
    for address in ("/", "/queue/", "/claims/", "/articles/", f"/articles/{article}/", "/imports/"):
        page.goto(address)
        room = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert room <= 0, address


def test_everything_works_without_javascript(
    browser: Browser, transactional_db: None, live_server: LiveServer
) -> None:
    claim = make_claim()
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page)
    page.goto("/queue/")

    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("heading", name="Everything is decided")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("1 waiting", exact=True)).to_be_visible()
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")

    claim.refresh_from_db()
    assert (claim.status, claim.revision) == (Claim.Status.PENDING, 2)
    context.close()


def test_a_page_on_paper_is_light_and_has_nothing_to_press(page: Page) -> None:
    claim = make_claim()
    sign_in(page)
    page.get_by_role("button", name="Dark").click()
    page.goto(f"/articles/{claim.run.version.article_id}/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})  # A4 between its margins

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for part in (".top", ".foot", "main .button"):
        expect(page.locator(part).locator("visible=true")).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 29, 32)"
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
