"""Saved views: made from the address, counted, changed by their owner."""

import pytest
from django.test import Client

from claims.models import SavedView
from claims.review import saved
from claims.review.saved import counted
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_claim, make_view
from tests.pages import page
from tests.queries import queries

pytestmark = pytest.mark.django_db


def test_a_view_is_made_from_the_filter_in_the_address(as_analyst: Client, analyst: User) -> None:
    make_claim(hedged=True)
    make_claim()

    response = as_analyst.post("/views/?hedged=yes&claim=3", {"name": "Hedged"}, follow=True)

    view = SavedView.objects.get()
    assert (view.name, view.query, view.owner, view.shared) == (
        "Hedged",
        "hedged=yes",
        analyst,
        False,
    )
    assert 'href="/queue/?hedged=yes">Hedged' in response.content.decode()
    assert Entry.objects.get(action="view.make").after["query"] == "hedged=yes"


def test_counters_count_what_waits_for_who_looks(
    analyst: User, colleague: User, admin: User
) -> None:
    make_claim(hedged=True)
    make_claim(hedged=True, denial=True)
    make_view(analyst, "hedged=yes", name="b")
    make_view(colleague, "denial=yes", name="a")
    make_view(colleague, "", name="c", shared=False)
    found = [(str(one.view), str(one.waiting), one.mine) for one in counted(analyst)]
    assert found == [("a", "1", False), ("b", "2", True)]


def test_a_counter_says_where_it_stops(analyst: User, monkeypatch: pytest.MonkeyPatch) -> None:
    make_view(analyst)
    for _ in range(3):
        make_claim()
    monkeypatch.setattr(saved, "MOST", 2)
    assert str(counted(analyst)[0].waiting) == "2+"


def test_assigned_to_me_is_mine_for_everybody(analyst: User, colleague: User) -> None:
    make_view(colleague, "assigned=me")
    make_claim()
    assert not counted(analyst)[0].waiting


def test_the_side_bar_says_which_view_is_on(as_analyst: Client, analyst: User) -> None:
    make_view(analyst, "hedged=yes", name="Hedged")
    make_view(analyst, "denial=yes", name="Denied")
    part = page(as_analyst, "/views/side-bar/?claim=7&hedged=yes")
    assert part.count('aria-current="page"') == 1
    assert part.index("Denied") < part.index('aria-current="page"') < part.index("Hedged")


def test_the_dashboard_has_the_views(as_analyst: Client, analyst: User) -> None:
    make_claim()
    make_view(analyst, name="Everything")
    assert "Everything" in page(as_analyst, "/")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "Taken"}, "You have a view of this name already."),
        ({"name": "x", "twice": "on"}, "Only a shared view can ask two people"),
    ],
)
def test_a_view_that_cannot_be_says_why(
    as_analyst: Client, analyst: User, data: dict[str, str], reason: str
) -> None:
    make_view(analyst, name="Taken")
    response = as_analyst.post("/views/?hedged=yes", data)
    assert response.status_code == 422
    assert reason in response.content.decode()
    assert SavedView.objects.count() == 1


def test_its_owner_renames_and_shares_a_view(as_analyst: Client, analyst: User) -> None:
    view = make_view(analyst, "hedged=yes", name="Old", shared=False)
    address = f"/views/{view.pk}/"
    assert "Old" in page(as_analyst, address)

    as_analyst.post(address, {"name": "New", "shared": "on", "twice": "on"})

    view.refresh_from_db()
    assert (view.name, view.shared, view.twice, view.query) == ("New", True, True, "hedged=yes")
    entry = Entry.objects.get(action="view.change")
    assert (entry.before["name"], entry.after["name"]) == ("Old", "New")


def test_a_view_may_keep_its_name(as_analyst: Client, analyst: User) -> None:
    view = make_view(analyst, name="Same")
    assert as_analyst.post(f"/views/{view.pk}/", {"name": "Same"}).status_code == 302


def test_colleagues_see_a_shared_view_and_leave_it_alone(
    as_colleague: Client, analyst: User
) -> None:
    view = make_view(analyst, name="Shared")
    assert "Only arvid can change this view." in page(as_colleague, f"/views/{view.pk}/")
    assert as_colleague.post(f"/views/{view.pk}/", {"name": "Mine"}).status_code == 422
    as_colleague.post(f"/views/{view.pk}/take-away/")
    assert SavedView.objects.get().name == "Shared"


def test_a_personal_view_is_not_there_for_others(as_colleague: Client, analyst: User) -> None:
    view = make_view(analyst, shared=False)
    assert as_colleague.get(f"/views/{view.pk}/").status_code == 404
    assert as_colleague.post(f"/views/{view.pk}/take-away/").status_code == 404


def test_its_owner_takes_a_view_away(as_analyst: Client, analyst: User) -> None:
    view = make_view(analyst, name="Short-lived")
    response = as_analyst.post(f"/views/{view.pk}/take-away/", follow=True)
    assert "No claim was touched" in response.content.decode()
    assert not SavedView.objects.exists()
    assert Entry.objects.get(action="view.take away").before["name"] == "Short-lived"


def test_no_view_yet_says_how_to_make_one(as_editor: Client) -> None:
    assert "No view is saved yet." in page(as_editor, "/views/")


@pytest.mark.parametrize("address", ["/views/", "/views/side-bar/", "/"])
def test_ten_views_and_twenty_take_as_many_queries(
    as_analyst: Client,
    analyst: User,
    address: str,
) -> None:
    make_claim()

    def fill(number: int) -> None:
        for _ in range(number):
            make_view(analyst, "hedged=no&assigned=me&outlet=3")

    fill(10)
    ten = queries(lambda: as_analyst.get(address))
    fill(10)
    assert len(queries(lambda: as_analyst.get(address))) == len(ten)
