"""The room "Same party?" by the keys."""

import re

import pytest
from playwright.sync_api import Page, expect

from claims.models import Party, Proposal
from claims.parties.regrouping import merge
from claimtrack.accounts.roles import Role
from tests.factories import PASSWORD, make_claim, make_party, make_proposal, make_user

pytestmark = pytest.mark.usefixtures("transactional_db")


@pytest.fixture
def room(page: Page) -> Page:
    """With three pairs, as an analyst sees it who came by the list of parties."""
    make_claim()
    make_proposal(make_party("Ada Lind"), make_party("A. Lind"), probability=0.9)
    make_proposal(make_party("Bo Ek"), make_party("B. Ek"), probability=0.8)
    make_proposal(make_party("Ida Moe"), make_party("I. Moe"), probability=0.7)
    make_user(Role.ANALYST, "vera")
    page.goto("/parties/")
    page.get_by_label("Username").fill("vera")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("3 pairs wait for an answer.")).to_be_visible()
    page.get_by_role("link", name="Same party?").click()
    return page


def shown(page: Page, name: str) -> None:
    expect(page.locator(".stated").first).to_have_text(name)


def test_three_keys_answer_three_pairs_and_one_takes_back(room: Page) -> None:
    shown(room, "Ada Lind")
    room.keyboard.press("y")
    shown(room, "Bo Ek")
    expect(room.get_by_role("heading", level=2)).to_be_focused()
    assert Party.objects.get(name="A. Lind").merged_into == make_party("Ada Lind")
    room.keyboard.press("n")
    shown(room, "Ida Moe")
    room.keyboard.press("h")
    expect(room.get_by_role("heading", name="No pair waits")).to_be_visible()
    answers = Proposal.objects.order_by("pk").values_list("status", flat=True)
    assert list(answers) == ["same", "different", "unsure"]
    room.keyboard.press("u")
    shown(room, "Ida Moe")
    assert Proposal.objects.waiting().count() == 1


def test_one_may_look_around_and_fold_the_reasons(room: Page) -> None:
    shown(room, "Ada Lind")
    room.keyboard.press("j")
    shown(room, "Bo Ek")
    room.keyboard.press("k")
    shown(room, "Ada Lind")
    expect(room.get_by_text("Both are harbour masters.")).to_be_visible()
    room.keyboard.press("w")
    expect(room.get_by_text("Both are harbour masters.")).to_be_hidden()
    room.keyboard.press("p")
    expect(room.get_by_role("heading", level=1)).to_have_text("A. Lind")
    room.get_by_role("link", name="Perhaps Ada Lind").click()
    shown(room, "Ada Lind")


def test_a_merge_by_rule_is_taken_back(room: Page) -> None:
    merge(make_party("Ada Lind"), make_party("Ada K. Lind"), by=None)
    room.reload()
    room.get_by_role("button", name=re.compile("^Take back: Ada K. Lind")).click()
    expect(room.get_by_text("Ada K. Lind and Ada Lind are two again.")).to_be_visible()
    assert not Party.objects.exclude(merged_into=None).exists()
