"""Words of an article become parts of a claim: with the mouse, with keys, by two people at once."""

import re

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim, Review
from claims.review.rewriting import worded
from claimtrack.accounts.roles import Role
from tests.factories import PASSWORD, make_article, make_claim, make_party, make_user, make_version

TEXT = (
    "🚢🚢 No ferry on Friday\n\n"
    "The ferry to Holm will not sail on Friday, harbour master Ada Lind said.\n"
    "According to the Coast Gazette, citing two inspectors, a cracked rudder may be the cause.\n"
    "The line denied that anybody had warned it."
)


@pytest.fixture
def claim(transactional_db: None) -> Claim:
    version = make_version(TEXT, make_article(title="No ferry on Friday"))
    make_claim(version, "anybody had warned it", cue="denied", chain=["The line"], confidence=0.9)
    return make_claim(version, "a cracked rudder", cue="", chain=["Ada Lind"], confidence=0.1)


def sign_in(page: Page, name: str = "vera") -> None:
    make_user(Role.ANALYST, name)
    page.goto("/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Good to see you")


def open_editor(page: Page, claim: Claim) -> None:
    page.goto(f"/queue/?claim={claim.pk}")
    page.keyboard.press("e")
    expect(page.get_by_role("heading", name="Correct this claim")).to_be_focused()


def select(page: Page, words: str) -> None:
    """As the mouse would: from the first character to the last."""
    page.evaluate(
        """words => {
            const walker = document.createTreeWalker(
                document.querySelector("#room .text"), NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                const end = at + words.length;
                if (at >= 0) return getSelection().setBaseAndExtent(node, at, node, end);
            }
            throw new Error(`not in one piece: ${words}`);
        }""",
        words,
    )
    expect(page.locator("[data-selected-words]")).to_have_text(f"“{words}”")


def said(claim: Claim) -> dict[str, object]:
    claim = Claim.objects.get(pk=claim.pk)
    return {
        "content": [piece.exact for piece in claim.pieces.all()],
        "cue": claim.cue,
        "chain": [(hop.party.name, hop.mention) for hop in claim.hops.all()],
        "status": claim.status,
    }


@pytest.mark.parametrize("by_itself", [False, True], ids=["in the room", "on its own page"])
def test_what_is_not_saved_is_not_lost_unasked(page: Page, claim: Claim, by_itself: bool) -> None:
    asked: list[str] = []
    cue = page.get_by_label("Cue", exact=True)

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    sign_in(page)
    open_editor(page, claim)
    if by_itself:
        page.goto(f"/queue/claims/{claim.pk}/correct/")
    cue.fill("citing")
    page.evaluate("location.reload()")
    expect(cue).to_have_value("citing")
    assert asked == ["beforeunload"]

    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Correct this claim")).to_have_count(0)
    page.reload()
    open_editor(page, claim)
    cue.fill("according to")
    page.get_by_role("link", name="Leave").click()
    expect(page.get_by_role("heading", name="Correct this claim")).to_have_count(0)
    assert asked == ["beforeunload"]
    assert Claim.objects.get(pk=claim.pk).cue == "citing"


def test_everything_is_corrected_from_selections(page: Page, claim: Claim) -> None:
    sign_in(page)
    open_editor(page, claim)

    select(page, "a cracked rudder")
    page.locator("#room .text").evaluate(
        """() => { getSelection().modify("extend", "forward", "word");
                   getSelection().modify("extend", "forward", "word") }"""
    )
    expect(page.locator("[data-selected-words]")).to_have_text("“a cracked rudder may be”")
    page.keyboard.press("c")
    expect(page.get_by_label("Piece 1", exact=True)).to_have_value("a cracked rudder may be")
    select(page, "According to")
    page.keyboard.press("q")
    expect(page.get_by_label("Cue", exact=True)).to_have_value("According to")
    select(page, "Coast Gazette")
    page.keyboard.press("s")
    expect(page.get_by_label("Party 1", exact=True)).to_have_value("Coast Gazette")
    page.get_by_label("Party 1", exact=True).fill("The Coast Gazette")
    page.keyboard.press("Escape")
    expect(page.locator("#the-claim")).to_be_focused()
    select(page, "two inspectors")
    page.keyboard.press("r")
    expect(page.get_by_label("Party 2", exact=True)).to_have_value("two inspectors")
    page.keyboard.press("h")
    page.keyboard.press("Enter")

    expect(page.locator("#the-claim")).to_have_text("anybody had warned it")
    assert said(claim) == {
        "content": ["a cracked rudder may be"],
        "cue": "According to",
        "chain": [("The Coast Gazette", "Coast Gazette"), ("two inspectors", "two inspectors")],
        "status": "accepted",
    }
    page.keyboard.press("u")
    expect(page.locator("#the-claim")).to_have_text("a cracked rudder")
    assert said(claim)["chain"] == [("Ada Lind", "Ada Lind")]


def test_words_are_selected_with_keys_alone(page: Page, claim: Claim) -> None:
    sign_in(page)
    open_editor(page, claim)
    chosen = page.locator("[data-selected-words]")

    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(chosen).to_have_text("“rudder”")
    page.keyboard.press("ArrowLeft")
    expect(chosen).to_have_text("“cracked”")
    page.keyboard.press("Alt+ArrowRight")
    page.keyboard.press("Shift+ArrowLeft")
    expect(chosen).to_have_text("“cracked rudde”")
    page.keyboard.press("m")
    page.keyboard.press("Shift+ArrowRight")
    expect(chosen).to_have_text("“racked rudde”")
    page.keyboard.press("c")

    expect(page.get_by_label("Piece 1", exact=True)).to_have_value("racked rudde")
    page.keyboard.press("Enter")
    expect(page.locator("#the-claim")).to_have_text("anybody had warned it")
    assert said(claim)["content"] == ["racked rudde"]


def test_hops_are_added_moved_and_dropped(page: Page, claim: Claim) -> None:
    make_party("Coast Gazette")
    sign_in(page)
    open_editor(page, claim)

    page.get_by_role("button", name="Type another party").click()
    new = page.get_by_label("Party 2", exact=True)
    expect(new).to_be_focused()
    new.press_sequentially("gaz")
    expect(page.locator("#parties option")).to_have_attribute("value", "Coast Gazette")
    new.fill("Coast Gazette")
    page.get_by_role("button", name="Move party 2 nearer to the outlet").click()
    expect(page.get_by_label("Party 1", exact=True)).to_have_value("Coast Gazette")
    expect(page.locator(".hop-row .known").first).to_have_text("known")
    page.get_by_role("button", name="Drop party 2").click()
    expect(page.get_by_label("Party 2", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Save").click()

    expect(page.locator("#the-claim")).to_have_text("anybody had warned it")
    assert said(claim)["chain"] == [("Coast Gazette", "")]


def test_a_missed_claim_is_added_from_a_selection(page: Page, claim: Claim) -> None:
    sign_in(page)
    page.goto(f"/queue/?claim={claim.pk}")
    page.evaluate("document.querySelector('[data-at]').closest('.text').scrollIntoView()")
    page.get_by_text("The ferry to Holm will not sail").dblclick(position={"x": 40, "y": 12})
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name="A claim that was missed")).to_be_focused()
    expect(page.get_by_label("Piece 1", exact=True)).to_have_value("ferry")

    select(page, "Ada Lind")
    page.keyboard.press("s")
    expect(page.get_by_label("Party 1", exact=True)).to_have_value("Ada Lind")
    page.keyboard.press("Enter")

    expect(page.locator("#the-claim")).to_have_text("a cracked rudder")
    made = Claim.objects.get(made_by__username="vera")
    assert [piece.start for piece in made.pieces.all()] == [TEXT.index("ferry to Holm")]
    page.keyboard.press("u")
    expect(page.get_by_text("taken back", exact=True)).to_be_visible()
    made.refresh_from_db()
    assert made.status == Claim.Status.REJECTED


def test_a_digit_says_why(page: Page, claim: Claim) -> None:
    sign_in(page)
    page.goto(f"/queue/?claim={claim.pk}")
    accept = page.get_by_role("button", name=re.compile("^Accept"))
    before = accept.bounding_box()
    assert page.get_by_role("button", name=re.compile("Wrong speaker")).is_disabled()

    page.keyboard.press("x")
    page.keyboard.press("3")  # maybe before the next claim is there

    speaker = page.get_by_role("button", name=re.compile("Wrong speaker"))
    expect(speaker).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#the-claim")).to_have_text("anybody had warned it")
    assert accept.bounding_box() == before
    assert Review.objects.get().reason == "speaker"


def test_two_people_at_once(
    page: Page, browser: Browser, live_server: LiveServer, claim: Claim, complaints: list[str]
) -> None:
    other = browser.new_context(base_url=live_server.url).new_page()
    sign_in(page)
    sign_in(other, "wim")
    open_editor(page, claim)
    open_editor(other, claim)

    select(other, "According to")
    other.keyboard.press("q")
    expect(other.get_by_label("Cue", exact=True)).to_have_value("According to")
    other.keyboard.press("Enter")
    expect(other.locator("#room-recent .status").first).to_have_text("correct")
    page.keyboard.press("h")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Somebody was faster")).to_be_focused()
    expect(page.get_by_text("wim saved")).to_be_visible()
    expect(page.get_by_label("Keep their cue")).to_be_checked()
    expect(page.get_by_label("Keep their hedged")).not_to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator("#the-claim")).to_have_text("anybody had warned it")
    assert said(claim)["cue"] == "According to"
    assert Claim.objects.get(pk=claim.pk).hedged

    other.keyboard.press("u")
    expect(other.get_by_role("heading", name="Decided since")).to_be_focused()
    expect(other.get_by_text("vera decided on this claim after you")).to_be_visible()
    other.context.close()
    assert [text for text in complaints if "409" not in text] == []
    complaints.clear()


def test_help_lists_the_keys_of_the_editor(page: Page, claim: Claim) -> None:
    sign_in(page)
    open_editor(page, claim)

    page.keyboard.press("?")

    expect(page.locator("#keys")).to_contain_text("The selected words are the cue")
    expect(page.locator("#keys")).not_to_contain_text("Accept (again")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#the-claim")).to_have_text("a cracked rudder")


@pytest.mark.parametrize("width", [320, 3840])
def test_the_editor_is_not_wider_than_the_window(page: Page, claim: Claim, width: int) -> None:
    sign_in(page)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/queue/claims/{claim.pk}/correct/")

    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_without_javascript_words_are_typed(
    browser: Browser, live_server: LiveServer, claim: Claim
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page)
    page.goto(f"/queue/?claim={claim.pk}")
    page.get_by_role("link", name="Correct").click()

    page.get_by_label("Cue", exact=True).fill("citing")
    page.get_by_label("Piece 1", exact=True).fill("a cracked ruder")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("the article does not say")
    page.get_by_label("Piece 1", exact=True).fill("a cracked rudder may be the cause")
    page.get_by_label("Denial").check()
    page.get_by_role("button", name="Save").click()

    expect(page.locator("#the-claim")).to_have_text("anybody had warned it")
    corrected = Claim.objects.get(pk=claim.pk)
    assert (corrected.cue, corrected.denial) == ("citing", True)
    assert worded(corrected).content[0].start == TEXT.index("a cracked")
    context.close()
