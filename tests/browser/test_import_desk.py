"""Ugly files through the desk: columns that nobody knows, rows that cannot go in, a text that
changed."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from articles.models import Batch, Item
from articles.worker import drain
from claimtrack.accounts.roles import Role
from tests.articles.stories import FERRY, FERRY_EDITED, MUSEUM
from tests.browser.test_manners import sign_in

ADDRESS = "https://skjold-avis.example/ferga"


def table(*rows: list[str]) -> bytes:
    """As a spreadsheet of another country saves it: semicolons, and no UTF-8."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";")
    writer.writerows([["Overskrift", "Sak", "Avis", "Lenke", "Redaksjonell merknad"], *rows])
    return written.getvalue().encode("cp1252", "replace")


UGLY = table(
    ["Ferga står", FERRY, "Skjold Avis", ADDRESS, "=HYPERLINK(1)"],
    ["Ferga står", FERRY_EDITED, "Kystposten", "", ""],
    ["Museet stenger", MUSEUM, "", "", "uten avis"],
    ["Bare strek", "— * —", "Skjold Avis", "", "må skrives om"],
    ["For mange", "celler", "i", "denne", "raden", "her"],
)


def send(page: Page, name: str, content: bytes) -> Batch:
    page.goto("/imports/")
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "", "buffer": content})
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    drain()
    page.reload()
    return Batch.objects.latest("pk")


@pytest.fixture
def desk(page: Page) -> Page:
    sign_in(page, Role.ADMIN)
    return page


def test_an_ugly_table_goes_in_by_its_own_columns(desk: Page) -> None:
    batch = send(desk, "saker.csv", UGLY)
    expect(desk.get_by_text("no column is known by its name")).to_be_visible()

    desk.get_by_role("link", name="Choose the columns").click()
    expect(desk.get_by_text("Ferga står · Ferga står · Museet stenger")).to_be_visible()
    for column, field in {
        "Overskrift": "title",
        "Sak": "text",
        "Avis": "outlet",
        "Lenke": "address",
    }.items():
        desk.get_by_label(column).select_option(label=field)
    desk.get_by_role("button", name="Read again").click()
    drain()
    desk.reload()

    expect(desk.locator("#live [data-say]")).to_contain_text("3 articles = 2 texts")
    for figure, number in {"new": 2, "near": 1, "bad": 2}.items():
        expect(desk.locator(f"#{figure} strong")).to_have_text(str(number))
    assert [row["Redaksjonell merknad"] for row in refused(desk)] == ["må skrives om", "raden"]

    desk.get_by_role("link", name="Differences").click()
    expect(desk.locator(".differences ins").first).to_contain_text("cannot")
    desk.go_back()
    desk.get_by_role("button", name="Commit").click()
    drain()
    desk.reload()
    expect(desk.locator("#done strong")).to_have_text("3")
    assert Item.objects.filter(batch=batch, version__isnull=False).count() == 3


def refused(page: Page) -> list[dict[str, str]]:
    with page.expect_download() as waiting:
        page.get_by_role("link", name="What cannot go in, as CSV").click()
    text = Path(waiting.value.path()).read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_what_became_of_the_claims_is_one_click_from_the_batch(desk: Page) -> None:
    lines = '{{"title": "Ferry", "outlet": "Bay News", "url": "{}", "text": "{}"}}'
    for text in (FERRY, FERRY.replace("on Friday", "on Sunday")):
        send(desk, f"{len(text)}.jsonl", lines.format(ADDRESS, text).encode())
        desk.get_by_role("button", name="Commit").click()
        drain()
    desk.reload()

    desk.get_by_role("link", name="what became of its claims").click()

    expect(desk.locator(".status.changed").first).to_be_visible()
    expect(desk.locator(".claims del").first).to_contain_text("Friday")
    desk.get_by_role("link", name="In version 2").first.click()
    expect(desk.locator("mark.on-content", has_text="Sunday")).to_be_visible()


def test_a_pasted_text_is_previewed(desk: Page) -> None:
    desk.goto("/imports/")
    desk.get_by_label("Or paste a text").fill(f"{ADDRESS}\nhttps://bay.example/museum")
    desk.get_by_role("button", name="Preview").click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("pasted text: https://skjold")
    drain()
    desk.reload()

    expect(desk.locator(".status.to_fetch").first).to_have_text("page to fetch")
    expect(desk.locator("#to-fetch strong")).to_have_text("2")


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_of_the_desk_is_wider_than_the_window(desk: Page, width: int) -> None:
    send(desk, "saker.csv", UGLY)
    desk.set_viewport_size({"width": width, "height": 800})
    pages = ["/imports/", desk.url]
    pages.append(str(desk.get_by_role("link", name="Choose the columns").get_attribute("href")))
    for address in pages:
        desk.goto(address)
        room = desk.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert room <= 0, address
