"""One walk through every room: an archive goes in, a reviewed file comes out."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

from playwright.sync_api import Page, expect

from articles.tasks import sweep
from claims.models import Claim, Review
from claimtrack.accounts.roles import Role
from tests.factories import PASSWORD, make_user

HARBOUR = (
    "The harbour of Skjold will close on Sunday, port director Runa Falk said on Tuesday. "
    "“Nobody can work beside that crane,” she said.\n\n"
    "According to the Quay Courier, two inspectors warned of the crane in spring. "
    "Falk denied that the warning had been ignored."
)
STRIKE = (
    "Dockers in Skjold will strike on Monday, union leader Tor Bakke said. "
    "A spokeswoman for the port said the strike may last a week."
)


def archive() -> bytes:
    """A ZIP with a page of text, two lines of JSON, one of them a copy, and one line of neither."""
    lines = [
        json.dumps({"title": "Dockers to strike", "outlet": "Fjord Post", "text": STRIKE}),
        json.dumps({"title": "Dockers to strike", "outlet": "Fjord Post", "text": STRIKE}),
        "this is no JSON",
    ]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as folder:
        folder.writestr("harbour.txt", HARBOUR)
        folder.writestr("dockers.jsonl", "\n".join(lines))
    return packed.getvalue()


def sign_in(page: Page, name: str) -> None:
    page.goto("/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Good to see you")


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_walk_through(page: Page, worker: None) -> None:
    for role in Role:
        make_user(role, role.value)
    sweep.delay()

    sign_in(page, "admin")
    upload(page)
    sign_out(page)

    sign_in(page, "analyst")
    accepted, rejected = decide(page)
    sign_out(page)

    sign_in(page, "editor")
    rows = download(page)
    assert [row["content"] for row in rows] == [accepted]
    assert rejected not in {row["content"] for row in rows}
    assert rows[0]["status"] == "accepted"
    assert rows[0]["chain"]


def upload(page: Page) -> None:
    page.keyboard.press("g")
    page.keyboard.press("i")
    expect(page.get_by_role("heading", level=1)).to_have_text("Imports")
    page.set_input_files(
        "input[type=file]",
        {"name": "skjold.zip", "mimeType": "application/zip", "buffer": archive()},
    )
    expect(page.locator("[data-drop-list]")).to_contain_text("skjold.zip")
    page.get_by_label("Outlet").fill("Quay Courier")
    page.get_by_label("Published").fill("2026-05-12")
    page.get_by_role("button", name="Preview").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("skjold.zip")
    expect(page.locator("#live [data-say]")).to_contain_text("3 articles = 2 texts", timeout=60_000)
    for figure, number in {"new": 2, "duplicate": 1, "bad": 1}.items():
        expect(page.locator(f"#{figure} strong")).to_have_text(str(number))
    page.get_by_role("button", name="Commit").click()

    expect(page.locator("#live [data-say]")).to_contain_text("Finished", timeout=60_000)
    expect(page.locator("#live")).not_to_have_attribute("hx-trigger", re.compile("."))
    for figure, number in {"all": 4, "done": 2, "duplicate": 1, "rejected": 1}.items():
        expect(page.locator(f"#{figure} strong")).to_have_text(str(number))
    page.get_by_role("link", name="Dockers to strike").first.click()
    expect(page.locator(".text")).to_contain_text("Tor Bakke")


def decide(page: Page) -> tuple[str, str]:
    """Accept, reject, undo, reject again; the contents of the accepted and the rejected claim."""
    waiting = Claim.objects.waiting().count()
    assert waiting >= 3
    page.keyboard.press("g")
    page.keyboard.press("q")
    expect(page.get_by_text(f"{waiting} waiting", exact=True)).to_be_visible()
    page.wait_for_load_state()  # a key before that sends the form, and the page comes whole

    accepted = press(page, "a")
    first = page.url
    rejected = press(page, "x")
    page.keyboard.press("u")
    expect(page).to_have_url(first)
    expect(page.locator("#the-claim")).to_have_text(rejected)
    press(page, "x")

    expect(page.get_by_text(f"{waiting - 2} waiting", exact=True)).to_be_visible()
    decisions = Review.objects.order_by("pk").values_list("decision", flat=True)
    assert list(decisions) == ["accept", "reject", "undo", "reject"]
    return accepted, rejected


def press(page: Page, key: str) -> str:
    """Decide on the claim in the room, wait for the next one; the content decided on."""
    title = page.locator("#the-claim")
    content = title.inner_text()
    before = page.url
    page.keyboard.press(key)
    expect(page).not_to_have_url(before)
    expect(title).to_be_focused()
    return content


def download(page: Page) -> list[dict[str, str]]:
    page.get_by_role("link", name="Claims", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name=re.compile("Download 1 as CSV")).click()
    text = Path(waiting.value.path()).read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))
