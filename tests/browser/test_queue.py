"""The queue in a browser: the next claim at once, two people, filters, views, two opinions."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim, Hold, Review, SavedView
from claims.review.decisions import decide
from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Role
from tests.chromium import close
from tests.factories import PASSWORD, make_claim, make_user, make_version, make_view


def sign_in(page: Page, role: Role = Role.ANALYST, name: str = "vera") -> User:
    person = make_user(role, name)
    page.goto("/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Good to see you")
    return person


def make_claims(number: int) -> list[Claim]:
    text = " ".join(f"Ship number {n} has sailed, Ada Lind said." for n in range(number))
    version = make_version(text)
    contents = [f"Ship number {n} has sailed" for n in range(number)]
    return [make_claim(version, one, confidence=n / 100) for n, one in enumerate(contents)]


@pytest.fixture
def other(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A colleague's window."""
    context = browser.new_context(base_url=live_server.url)
    context.set_default_timeout(15_000)
    yield context.new_page()
    close(context)


def shown(page: Page, claim: Claim) -> None:
    expect(page.locator("#the-claim")).to_have_text(claim.content)


def fetched_ahead(page: Page, claim: Claim) -> None:
    """Wait until what follows `claim`, which is on the screen, is there."""
    page.wait_for_function(
        """after => performance.getEntriesByType("resource")
            .some(entry => entry.name.endsWith(`after=${after}`))""",
        arg=claim.pk,
    )
    page.wait_for_timeout(100)  # it has come, and is read


def test_the_next_claim_is_shown_before_the_answer_comes(page: Page) -> None:
    first, second, third = make_claims(3)
    sign_in(page)
    page.goto("/queue/")
    fetched_ahead(page, first)
    held: list[Route] = []
    page.route("**/decide/", lambda route: held.append(route))  # noqa: PLW0108 - it is marked
    page.keyboard.press("a")
    shown(page, second)
    expect(page).to_have_url(re.compile(rf"claim={second.pk}$"))
    expect(page.locator("#the-claim")).to_be_focused()
    assert not Review.objects.exists()
    held[0].continue_()
    page.unroute("**/decide/")

    expect(page.get_by_text("2 waiting", exact=True)).to_be_visible()
    expect(page.locator(".recent li")).to_have_count(1)
    shown(page, second)
    fetched_ahead(page, second)
    page.keyboard.press("x")
    shown(page, third)
    expect(page.get_by_text("1 waiting", exact=True)).to_be_visible()
    decided = Review.objects.order_by("pk").values_list("claim", "decision")
    assert list(decided) == [(first.pk, "accept"), (second.pk, "reject")]


def test_a_decision_that_never_arrives_is_taken_back(page: Page, complaints: list[str]) -> None:
    first, second = make_claims(2)
    sign_in(page)
    page.goto("/queue/")
    fetched_ahead(page, first)
    page.context.set_offline(True)

    page.keyboard.press("a")

    expect(page.get_by_text("The server did not answer")).to_be_visible()
    shown(page, first)
    expect(page).to_have_url(re.compile("/queue/$"))
    page.context.set_offline(False)
    page.keyboard.press("a")
    shown(page, second)
    expect(page.get_by_text("1 waiting", exact=True)).to_be_visible()
    assert Claim.objects.accepted().get() == first
    complaints.clear()  # the browser's own words about the network


def test_a_digit_says_why_also_of_what_was_decided_ahead(page: Page) -> None:
    first, second = make_claim(confidence=0.1), make_claim(confidence=0.2)
    sign_in(page)
    page.goto("/queue/")
    fetched_ahead(page, first)

    page.keyboard.press("x")
    expect(page.locator("#room")).to_have_attribute("data-room", str(second.pk))
    page.keyboard.press("3")  # maybe before the answer is there

    speaker = page.get_by_role("button", name=re.compile("Wrong speaker"))
    expect(speaker).to_have_attribute("aria-pressed", "true")
    assert Review.objects.get().reason == "speaker"


def test_a_conflict_takes_the_place_of_what_was_shown_ahead(
    page: Page, complaints: list[str]
) -> None:
    first, second, _ = make_claims(3)
    sign_in(page)
    page.goto("/queue/")
    fetched_ahead(page, first)
    decide(first, Review.Decision.REJECT, by=make_user(), revision=0)

    page.keyboard.press("a")

    expect(page.get_by_role("heading", name="Somebody was faster")).to_be_visible()
    expect(page.locator("#conflict-title")).to_be_focused()
    page.keyboard.press("j")
    shown(page, second)
    first.refresh_from_db()
    assert first.status == "rejected"
    complaints.clear()  # the browser's own words about the 409


def test_keys_pressed_at_once_are_done_in_order(page: Page) -> None:
    first, second, third, fourth = make_claims(4)
    sign_in(page)
    page.goto("/queue/")
    page.keyboard.press("a")
    expect(page.get_by_text("3 waiting", exact=True)).to_be_visible()
    fetched_ahead(page, second)

    page.keyboard.press("a")
    page.keyboard.press("u")

    shown(page, second)
    expect(page.locator(".recent .undone")).to_have_count(1)
    decisions = Review.objects.order_by("pk").values_list("claim", "decision")
    assert list(decisions) == [(first.pk, "accept"), (second.pk, "accept"), (second.pk, "undo")]

    page.keyboard.press("a")
    expect(page.get_by_text("2 waiting", exact=True)).to_be_visible()
    fetched_ahead(page, third)
    page.keyboard.press("x")
    shown(page, fourth)
    page.keyboard.press("x")
    expect(page.get_by_role("heading", name="Everything is decided")).to_be_visible()
    statuses = Claim.objects.order_by("pk").values_list("status", flat=True)
    assert list(statuses) == ["accepted", "accepted", "rejected", "rejected"]
    assert fourth.reviews.count() == 1


def test_two_people_are_led_past_each_other_and_can_take_over(page: Page, other: Page) -> None:
    first, _, third, _ = make_claims(4)
    sign_in(page)
    page.goto("/queue/")
    fetched_ahead(page, first)
    sign_in(other, name="bodil")
    other.goto("/queue/")
    shown(other, third)
    fetched_ahead(other, third)

    other.goto(f"/queue/?claim={first.pk}")
    expect(other.locator("#hold")).to_contain_text("vera has this claim open")
    other.keyboard.press("t")
    expect(other.locator("#hold")).to_be_hidden()
    page.reload()
    page.goto(f"/queue/?claim={first.pk}")
    expect(page.locator("#hold")).to_contain_text("bodil has this claim open")


def test_a_page_that_is_left_lets_its_claims_go(page: Page) -> None:
    make_claims(1)
    sign_in(page)
    page.goto("/queue/")
    assert Hold.objects.count() == 1
    page.goto("/claims/")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    assert not Hold.objects.exists()


def test_a_filter_stays_through_decisions_and_becomes_a_view(page: Page) -> None:
    hedged = [make_claim(confidence=n / 10, hedged=True) for n in (2, 3)]
    make_claim(confidence=0.1)
    sign_in(page)
    page.goto("/queue/")
    page.keyboard.press("f")
    page.get_by_text("More filters").click()
    page.get_by_label("Hedged").select_option("yes")
    page.get_by_role("button", name="Show").click()

    expect(page).to_have_url(re.compile("hedged=yes"))
    expect(page.get_by_text("2 waiting", exact=True)).to_be_visible()
    page.keyboard.press("a")
    expect(page).to_have_url(re.compile(rf"hedged=yes&claim={hedged[1].pk}$"))
    page.reload()
    expect(page.get_by_text("1 waiting", exact=True)).to_be_visible()

    page.get_by_role("link", name="Save as a view").click()
    page.get_by_label("Name").fill("Hedged ones")
    page.get_by_label("Shared").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("row", name=re.compile("Hedged ones 1"))).to_be_visible()
    assert SavedView.objects.get().query == "hedged=yes"
    page.get_by_role("link", name="Hedged ones").click()
    side = page.get_by_role("navigation", name="Saved views")
    expect(side.get_by_role("link", name=re.compile("Hedged ones"))).to_have_attribute(
        "aria-current", "page"
    )


def test_two_people_disagree_and_an_editor_settles(page: Page, other: Page) -> None:
    make_view(make_user(Role.ADMIN), twice=True)
    (claim,) = make_claims(1)
    sign_in(page)
    page.goto("/queue/")
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="You have decided on everything")).to_be_visible()
    sign_in(other, name="bodil")
    other.goto("/queue/")
    expect(other.get_by_text("You decide without knowing how")).to_be_visible()
    other.keyboard.press("x")
    expect(other.locator("#the-claim")).to_be_hidden()

    page.get_by_role("button", name="Sign out").click()
    sign_in(page, Role.EDITOR, "edda")
    page.get_by_role("link", name=re.compile("disputed by two people")).click()
    page.get_by_role("link", name=claim.content).click()
    expect(page.locator(".both")).to_contain_text("vera")
    page.keyboard.press("a")

    expect(page.get_by_text("Nobody disagrees")).to_be_visible()
    claim.refresh_from_db()
    assert claim.status == "accepted"
