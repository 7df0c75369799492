"""Search, decisions on many claims, parties and the first page, in the browser and by keys."""

import re

from playwright.sync_api import Page, expect

from articles.worker import report_alive
from claims.models import Bulk, Claim, Party, Review
from claims.review.decisions import decide
from claims.tasks import decide_in_bulk
from claimtrack.accounts.models import User
from tests.browser.test_manners import sign_in
from tests.factories import make_claim, make_party, make_user


def test_search_by_keys(page: Page) -> None:
    claim = make_claim()
    sign_in(page)
    page.keyboard.press("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    page.keyboard.press("/")
    page.keyboard.type("speakr:lind")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Did you mean speaker:?")

    page.get_by_role("searchbox").fill("speaker:lind ferries -strike")
    page.keyboard.press("Enter")
    expect(page.locator("mark.hit")).to_have_text("ferry")
    page.get_by_role("link", name=claim.content).click()
    expect(page.locator("mark.on-content")).to_have_text(claim.content)


def test_many_claims_are_decided_on_and_taken_back(page: Page) -> None:
    report_alive()
    claims = [make_claim() for _ in range(3)]
    colleague = make_user()
    sign_in(page)
    page.goto("/claims/?q=ferry")
    page.keyboard.press("*")
    page.keyboard.press("a")
    expect(page.get_by_label("all results")).to_be_checked()
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="3 claims would change")).to_be_visible()

    decide(claims[0], Review.Decision.REJECT, by=colleague, revision=0)
    page.get_by_role("button", name="Accept 3").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    decide_in_bulk(Bulk.objects.get().pk)
    expect(page.locator("#live [data-say]")).to_have_text(
        "2 done, 1 changed meanwhile by another analyst."
    )

    page.goto("/queue/")
    page.keyboard.press("u")
    expect(page.get_by_role("progressbar")).to_be_visible()
    decide_in_bulk(Bulk.objects.get(decision="undo").pk)
    expect(page.locator("#live [data-say]")).to_have_text("2 taken back.")
    assert Claim.objects.waiting().count() == 2


def test_two_parties_become_one_and_two_again(page: Page) -> None:
    make_claim()
    make_party("Lindy")
    sign_in(page)
    page.goto("/claims/")
    page.get_by_role("link", name="Ada Lind").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada Lind")
    page.get_by_label("The other party").fill("lindy")
    page.get_by_role("button", name="See what would move here").click()
    page.get_by_role("button", name="Merge").click()
    expect(page.get_by_role("list").filter(has_text="Lindy into Ada Lind")).to_be_visible()
    assert Party.objects.get(name="Lindy").merged_into == make_party("Ada Lind")

    page.get_by_role("button", name=re.compile("^Take back")).click()
    expect(page.locator(".undone")).to_contain_text("Lindy into Ada Lind")
    page.get_by_role("link", name="History").click()
    expect(page.locator(".history")).to_contain_text("party.merge.undo")


def test_the_first_page_shows_the_last_days(page: Page) -> None:
    decide(make_claim(), Review.Decision.ACCEPT, by=make_user(username="bela"), revision=0)
    sign_in(page)
    expect(
        page.get_by_role("img", name=re.compile("^Decisions, by day; at most 1"))
    ).to_be_visible()
    expect(page.get_by_role("cell", name="bela")).to_be_visible()
    expect(page.get_by_role("alert").first).to_contain_text("No worker has given a sign")
    page.locator("summary").first.click()
    expect(page.get_by_role("columnheader", name="Articles")).to_be_visible()
    assert User.objects.count() == 2
