"""A thread's picture in a browser: a mark opens what it stands on, and there a step is cut."""

import re

from playwright.sync_api import Page, expect

from claims.models import Ruling
from tests.browser.test_manners import sign_in
from tests.factories import make_claim, make_thread


def test_a_step_is_opened_by_key_cut_and_taken_back(page: Page) -> None:
    thread = make_thread(make_claim(chain=["Ada Lind"]), make_claim(chain=["Rosa Vik"]))
    sign_in(page)
    page.goto(f"/threads/{thread.pk}/")
    page.get_by_role("link", name="Ada Lind").first.focus()
    page.keyboard.press("Enter")
    cut = page.get_by_role("button", name=re.compile("^Cut: .* Ada Lind"))
    expect(cut).to_be_visible()
    expect(cut).to_be_in_viewport()

    cut.click()

    back = page.get_by_role("button", name=re.compile("^Take back: .* Ada Lind"))
    expect(back).to_be_in_viewport()
    expect(page.get_by_text("without recorded lineage")).to_be_attached()
    assert Ruling.objects.standing().get().verdict == Ruling.Verdict.CUT
    back.click()
    expect(cut).to_be_in_viewport()
    assert not Ruling.objects.standing().exists()


def test_what_a_step_stands_on_is_opened_in_its_article(page: Page) -> None:
    thread = make_thread(make_claim(), make_claim())
    sign_in(page)
    page.goto(f"/threads/{thread.pk}/#step-1")
    page.get_by_role("link", name="“Ada Lind”").first.click()
    here = page.locator("#here")
    expect(here).to_have_text("Ada Lind")
    expect(here).to_be_in_viewport()
    here.click()
    expect(page).to_have_url(re.compile(r"chars="))
