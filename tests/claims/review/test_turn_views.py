"""Holding on, taking over, letting go and assigning, as the browser does it."""

import re

import pytest
from django.test import Client

from claims.models import Assignment, Claim, Hold
from claims.review import holds
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_claim

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def room(client: Client, claim: Claim) -> str:
    return client.get(f"/queue/?claim={claim.pk}").content.decode()


def test_who_comes_second_is_told_who_has_it_open(as_analyst: Client, as_colleague: Client) -> None:
    claim = make_claim()
    room(as_colleague, claim)

    page = room(as_analyst, claim)

    assert "<strong>bela</strong> has this claim open" in page
    assert "Take over" in page
    assert "data-let-go" not in page


def test_taking_over(as_analyst: Client, as_colleague: Client, analyst: User) -> None:
    claim = make_claim()
    room(as_colleague, claim)

    response = as_analyst.post(f"/claims/{claim.pk}/hold/?hedged=no", {"over": "yes"})

    assert response["Location"] == f"/queue/?hedged=no&claim={claim.pk}"
    assert Hold.objects.get().by == analyst
    assert Entry.objects.get().action == "hold.take over"
    swapped = as_colleague.post(f"/claims/{claim.pk}/hold/", headers=HTMX).content.decode()
    assert "<strong>arvid</strong> has this claim open" in swapped
    again = as_colleague.post(f"/claims/{claim.pk}/hold/", {"over": "yes"}, headers=HTMX)
    assert again.content.startswith(b'<div id="room"')


def test_a_page_that_is_left_lets_its_claim_go(as_analyst: Client) -> None:
    claim = make_claim()
    page = room(as_analyst, claim)
    until = re.search(r'name="until" value="([^"]+)"', page)
    assert until

    address = f"/claims/{claim.pk}/let-go/"
    assert as_analyst.post(address, {"until": until[1]}).status_code == 204
    assert not Hold.objects.exists()


def test_a_page_that_is_left_late_lets_nothing_newer_go(as_analyst: Client, analyst: User) -> None:
    claim = make_claim()
    until = re.search(r'name="until" value="([^"]+)"', room(as_analyst, claim))
    assert until
    holds.take(claim, by=analyst)

    as_analyst.post(f"/claims/{claim.pk}/let-go/", {"until": until[1]})

    assert Hold.objects.exists()


@pytest.mark.parametrize("until", ["", "soon"])
def test_letting_go_without_saying_when_changes_nothing(as_analyst: Client, until: str) -> None:
    claim = make_claim()
    room(as_analyst, claim)
    assert as_analyst.post(f"/claims/{claim.pk}/let-go/", {"until": until}).status_code == 422
    assert Hold.objects.exists()


@pytest.mark.parametrize("deed", ["hold", "let-go", "assign"])
def test_a_claim_that_is_not_there(as_analyst: Client, deed: str) -> None:
    assert as_analyst.post(f"/claims/4711/{deed}/").status_code == 404


def test_assigning_one_claim_and_giving_it_back(
    as_analyst: Client, analyst: User, colleague: User
) -> None:
    claim = make_claim()
    address = f"/claims/{claim.pk}/assign/"

    assert as_analyst.post(address, {"to": "bela"}).status_code == 302
    assert Assignment.objects.get().to == colleague
    part = as_analyst.post(address, {"to": ""}, headers=HTMX).content.decode()

    assert part.startswith('<div id="room"')
    assert not Assignment.objects.exists()
    assert [(one.before, one.after) for one in Entry.objects.order_by("pk")] == [
        ({"assigned to": ""}, {"assigned to": "bela"}),
        ({"assigned to": "bela"}, {"assigned to": ""}),
    ]


def test_a_claim_is_assigned_to_nobody_who_may_not_review(as_analyst: Client, editor: User) -> None:
    claim = make_claim()
    response = as_analyst.post(f"/claims/{claim.pk}/assign/", {"to": editor.username})
    assert response.status_code == 422
    assert not Assignment.objects.exists()


def test_assigning_the_first_of_a_filter(as_analyst: Client, colleague: User) -> None:
    first, second, _ = (make_claim(confidence=n / 10, hedged=True) for n in (1, 2, 3))
    make_claim(confidence=0.01)

    response = as_analyst.post(
        "/queue/assign/?hedged=yes", {"to": "bela", "number": 2, "next": "/views/"}, follow=True
    )

    assert response.redirect_chain == [("/views/", 302)]
    assert b"2 claims assigned to bela." in response.content
    assert set(Assignment.objects.values_list("claim", flat=True)) == {first.pk, second.pk}
    assert Entry.objects.filter(action="assign").count() == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"number": 3}, b"Choose for whom."),
        ({"to": "bela"}, b"Say how many."),
        ({"to": "bela", "number": 501}, b"At most 500"),
    ],
)
def test_assigning_many_says_what_is_missing(
    as_analyst: Client, colleague: User, data: dict[str, object], reason: bytes
) -> None:
    make_claim()
    response = as_analyst.post("/queue/assign/", data, follow=True)
    assert reason in response.content
    assert not Assignment.objects.exists()


def test_what_is_somebodys_is_not_assigned_anew(as_analyst: Client, analyst: User) -> None:
    claim = make_claim()
    as_analyst.post(f"/claims/{claim.pk}/assign/", {"to": "arvid"})
    response = as_analyst.post("/queue/assign/", {"to": "arvid", "number": 5}, follow=True)
    assert b"0 claims assigned" in response.content


def test_no_other_site_is_gone_to(as_analyst: Client) -> None:
    data = {"to": "arvid", "number": 5, "next": "https://elsewhere.example/"}
    assert as_analyst.post("/queue/assign/", data)["Location"] == "/queue/"
