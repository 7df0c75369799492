"""Every page, measured by axe-core with all its rules: light and dark, on a desk and at 320 px."""

from dataclasses import replace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Batch
from articles.work import Status
from claims.models import Claim, Link, Qualifier, Review
from claims.review.corrections import correct
from claims.review.decisions import decide
from claims.review.rewriting import worded
from claimtrack.accounts.models import User
from tests.addresses import every_address
from tests.factories import (
    make_bulk,
    make_claim,
    make_item,
    make_link,
    make_qualifier,
    make_view,
)

PAGES = (
    *("articles:batch", "articles:batches", "articles:columns", "articles:differences"),
    *("articles:family", "articles:feeds", "articles:list", "claims:add", "claims:agreement"),
    *("claims:article", "claims:bulk", "claims:changes", "claims:compare", "claims:correct"),
    *("claims:dispute", "claims:freeze", "claims:report", "claims:reports", "claims:sensitivity"),
    *("claims:disputes", "claims:following", "claims:history", "claims:home", "claims:links"),
    *("claims:list", "claims:parties", "claims:party", "claims:party_merge", "claims:party_split"),
    *("claims:queue", "claims:roll_back", "claims:search", "claims:stories", "claims:story"),
    *("claims:thread", "claims:threads", "claims:thresholds", "claims:tokens"),
    *("claims:trail", "claims:view", "claims:views", "claims:report_files"),
    *("claims:party_proposals", "claims:fits", "claims:fit"),
)
ANSWERS = (
    *("/search/?q=ferry", "/search/?q=ferry&in=articles", "/search/?q=zebra"),
    *("/claims/?words=zebra", "/nowhere/"),
)
LARGE: ViewportSize = {"width": 1280, "height": 900}
SMALL: ViewportSize = {"width": 320, "height": 800}
ALL_RULES: dict[str, Any] = {"resultTypes": ["violations"]}
COLOURS = ALL_RULES | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
UNFOLD = "for (const each of document.querySelectorAll('details')) each.open = true"
AXE = Axe()


@pytest.fixture
def addresses(admin: User, analyst: User, colleague: User) -> dict[str, str]:
    """Of a newsroom where something has happened."""
    addresses = every_address(analyst)
    claim = Claim.objects.earliest("pk")
    make_claim(
        claim.run.version,
        "a cracked rudder may be the cause",
        cue="According to",
        chain=["Coast Gazette", "Ada Lind"],
        hedged=True,
        denial=True,
    )
    make_qualifier(claim, "on Friday", Qualifier.Role.MOMENT)
    for status in (Status.DONE, Status.DUPLICATE, Status.QUARANTINED, Status.PARSED):
        make_item(Batch.objects.earliest("pk"), status=status, reason="It has no text.")
    make_view(admin, twice=True)
    second = make_claim()
    decide(second, Review.Decision.ACCEPT, by=analyst, revision=0)
    decide(second, Review.Decision.REJECT, by=colleague, revision=1)
    make_link(status=Link.Status.SETTLED)
    addresses["claims:thresholds"] += "?relation=same&suggest=0.5&apply=0.7"
    addresses["claims:fit"] += "?preview=1"
    addresses["claims:article"] += f"?version=1&claim={claim.pk}"
    addresses["claims:compare"] += "?claims=all&waiting=yes&open=summary-0"
    addresses["claims:report"] += "?open=1-outlets"
    addresses["claims:freeze"] += "?claims=all&waiting=yes"
    return addresses


@pytest.fixture
def inside(page: Page, live_server: LiveServer, as_admin: Client) -> Page:
    """A window in which an admin has signed in."""
    sign_in(page.context, as_admin, live_server)
    return page


def sign_in(context: BrowserContext, client: Client, site: LiveServer) -> None:
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": site.url}])


def faults(page: Page, options: dict[str, Any] = ALL_RULES) -> list[str]:
    violations = AXE.run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['html']}" for each in violations for node in each["nodes"]]


def measured(page: Page) -> list[str]:
    """What is wrong with the page as it is now, its folded parts open."""
    page.evaluate(UNFOLD)
    found = []
    for size in (LARGE, SMALL):
        page.set_viewport_size(size)
        found += faults(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"wider than {size['width']} px")
    page.emulate_media(color_scheme="dark")
    found += faults(page, COLOURS)
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.django_db
def test_every_page_is_measured(as_admin: Client, addresses: dict[str, str]) -> None:
    answers = {name: as_admin.get(address) for name, address in addresses.items()}
    pages = {
        name
        for name, answer in answers.items()
        if answer.status_code == 200 and answer.getvalue().lstrip().startswith(b"<!doctype html>")
    }
    assert pages == set(PAGES)


@pytest.mark.parametrize("part", ["articles", "claims"])
def test_pages(inside: Page, addresses: dict[str, str], part: str) -> None:
    """One newsroom for all the pages of an app, since making it takes longer than measuring."""
    found = []
    for name in PAGES:
        if name.startswith(part):
            inside.goto(addresses[name])
            found += [f"{name}: {fault}" for fault in measured(inside)]
    assert found == []


@pytest.mark.usefixtures("addresses")
def test_what_is_found_and_what_is_not(inside: Page, complaints: list[str]) -> None:
    for address in ANSWERS:
        inside.goto(address)
        assert measured(inside) == [], address
    complaints.clear()  # the browser's own words about the missing page


def test_two_people_decide_at_once(inside: Page, analyst: User, complaints: list[str]) -> None:
    claim = make_claim()
    inside.goto("/queue/")
    decide(claim, Review.Decision.REJECT, by=analyst, revision=0)
    inside.get_by_role("button", name="Accept").click()
    expect(inside.get_by_role("heading", name="Somebody was faster")).to_be_visible()
    assert measured(inside) == []
    complaints.clear()  # the browser's own words about a conflict


def test_login_and_its_refusal(page: Page) -> None:
    page.goto("/login/")
    assert measured(page) == []
    page.get_by_label("Username").fill("nobody")
    page.get_by_label("Password").fill("nothing")
    page.get_by_role("button", name="Sign in").click()
    assert measured(page) == []


def test_an_empty_site(inside: Page) -> None:
    places = ("/", "/queue/", "/links/", "/threads/", "/parties/", "/articles/", "/imports/")
    for address in (*places, "/compare/", "/reports/"):
        inside.goto(address)
        assert measured(inside) == [], address


def test_the_menu_of_a_small_window_opens_without_a_script(
    browser: Browser, transactional_db: None, live_server: LiveServer, as_admin: Client
) -> None:
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport=SMALL
    )
    sign_in(context, as_admin, live_server)
    page = context.new_page()
    page.goto("/")
    expect(page.get_by_role("link", name="Parties")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Parties").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Parties")
    context.close()


def test_the_menu_of_a_small_window(inside: Page) -> None:
    inside.set_viewport_size(SMALL)
    inside.goto("/")
    inside.get_by_role("button", name="Menu").press("Enter")
    expect(inside.get_by_role("link", name="Parties")).to_be_visible()
    assert faults(inside) == []
    inside.keyboard.press("Escape")
    expect(inside.get_by_role("link", name="Parties")).to_be_hidden()
    expect(inside.get_by_role("button", name="Menu")).to_be_focused()
    inside.keyboard.press("g")
    inside.keyboard.press("p")
    expect(inside.get_by_role("heading", level=1)).to_have_text("Parties")


def test_the_list_of_keys(inside: Page) -> None:
    inside.goto("/")
    inside.keyboard.press("?")
    expect(inside.locator("#keys")).to_be_visible()
    assert measured(inside) == []


def test_a_correction_on_top_of_anothers(
    inside: Page, analyst: User, complaints: list[str]
) -> None:
    claim = make_claim()
    inside.goto(f"/queue/claims/{claim.pk}/correct/")
    correct(claim, replace(worded(claim), denial=True), by=analyst, revision=0)
    inside.keyboard.press("h")
    inside.keyboard.press("Enter")
    expect(inside.get_by_role("heading", name="Somebody was faster")).to_be_visible()
    assert measured(inside) == []
    complaints.clear()  # the browser's own words about the conflict


def test_many_claims_while_they_are_decided_on(inside: Page, admin: User) -> None:
    bulk = make_bulk(make_claim(), by=admin, status=Status.QUEUED)
    inside.goto(f"/bulk/{bulk.pk}/")
    expect(inside.get_by_role("progressbar").first).to_be_visible()
    assert measured(inside) == []


@pytest.mark.usefixtures("addresses")
def test_people_and_outlets(inside: Page, complaints: list[str]) -> None:
    """Django's own pages, in their colours by day: by night its buttons fade from one to the other
    while they are measured."""
    for name in ("index", "articles_outlet_changelist", "articles_outlet_add", "accounts_user_add"):
        inside.goto(reverse(f"admin:{name}"))
        assert faults(inside) == [], name
    complaints.clear()  # our policy refuses the inline styles of these pages
