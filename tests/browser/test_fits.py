"""Fits of links in a browser: learning one, watched, and putting one into use."""

from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Learning
from claims.tasks import learn_links
from tests.browser.test_accessible import sign_in
from tests.weights import make_fit


def test_learning_is_watched_to_its_end(
    page: Page, live_server: LiveServer, as_admin: Client
) -> None:
    sign_in(page.context, as_admin, live_server)
    page.goto("/links/fits/")
    page.get_by_role("button", name="Learn from all answers").click()
    expect(page.get_by_role("progressbar", name="Learning from answers")).to_be_visible()
    learn_links(Learning.objects.get().pk)
    # Comes without a reload.
    expect(page.get_by_text("Nothing was learned: There are 0 answers about links")).to_be_visible()
    expect(page.get_by_role("button", name="Learn from all answers")).to_be_visible()


def test_a_fit_is_put_into_use_and_out_again(
    page: Page, live_server: LiveServer, as_admin: Client
) -> None:
    fit = make_fit(judged=True)
    sign_in(page.context, as_admin, live_server)
    page.goto(f"/links/fits/{fit.pk}/")
    page.get_by_role("button", name="Use this fit …").click()
    expect(page.get_by_role("heading", name="What this would change")).to_be_visible()
    page.get_by_role("button", name="Use this fit", exact=True).click()
    expect(page.get_by_text(f"Fit {fit.pk} is in use.")).to_be_visible()
    page.get_by_role("link", name="As shipped").click()
    page.get_by_role("button", name="Go back to the shipped weights …").click()
    page.get_by_role("button", name="Go back to the shipped weights", exact=True).click()
    expect(page.get_by_text("What was shipped is in use.")).to_be_visible()
