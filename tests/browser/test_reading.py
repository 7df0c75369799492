"""A text is read on somebody's word, and the page follows without being loaded by hand."""

from playwright.sync_api import Page, expect

from claims.models import Run
from claims.pipeline import start_extraction
from claims.tasks import extract_claims
from claimtrack.accounts.roles import Role
from tests.browser.test_manners import sign_in
from tests.factories import make_claim, make_version

PATIENCE = 30_000  # milliseconds: the page asks every two seconds, on a machine that may be busy
MIXED = (
    "Die Fähre war am Montag verspätet, teilte das Hafenamt am Abend mit. " * 5
    + "\n\nThe ferry will sail on Friday, harbour master Ada Lind said."
)


def test_a_text_in_another_language_is_read_anyway(page: Page) -> None:
    version = make_version(MIXED)
    start_extraction(version)
    sign_in(page)
    page.goto("/articles/?state=waiting")
    expect(page.get_by_text("not in English (probably German)")).to_be_visible()
    page.get_by_role("link", name="No ferry to Holm").click()

    page.get_by_role("button", name="Read it anyway").click()

    expect(page.get_by_text("This text is being read")).to_be_visible()
    extract_claims(version.runs.get().pk)
    expect(page.get_by_text("This text is being read")).to_be_hidden(timeout=PATIENCE)
    english = page.locator(".text mark.content", has_text="The ferry will sail on Friday")
    expect(english).to_be_visible(timeout=PATIENCE)


def test_older_texts_are_read_again(page: Page) -> None:
    make_claim()
    sign_in(page, Role.ADMIN)

    page.get_by_role("button", name="Read again").click()

    expect(page.get_by_text("1 text waits to be read again")).to_be_visible()
    extract_claims(Run.objects.get(current=False).pk)
    expect(page.locator("#rereading")).to_be_empty(timeout=PATIENCE)
