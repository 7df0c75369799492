"""Disputes and agreement as pages."""

import pytest
from django.test import Client

from claims.models import Claim, Review
from claims.review.decisions import decide
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_claim, make_view
from tests.pages import page
from tests.queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def view(admin: User) -> None:
    make_view(admin, twice=True)


def disputed(first: User, second: User) -> Claim:
    claim = make_claim()
    decide(claim, Review.Decision.ACCEPT, by=first, revision=0)
    decide(claim, Review.Decision.REJECT, by=second, revision=1)
    return claim


@pytest.mark.usefixtures("view")
def test_an_editor_settles_what_two_analysts_dispute(
    as_editor: Client, editor: User, analyst: User, colleague: User
) -> None:
    claim = disputed(analyst, colleague)
    address = f"/disputes/{claim.pk}/"
    assert f'href="{address}"' in page(as_editor, "/disputes/")
    shown = page(as_editor, address)
    assert shown.index("arvid</h3>") < shown.index("bela</h3>")

    response = as_editor.post(address, {"decision": "reject", "revision": 2})

    claim.refresh_from_db()
    assert response["Location"] == "/disputes/"
    assert (claim.status, claim.revision) == ("rejected", 3)
    assert Entry.objects.order_by("pk").last().actor == editor  # type: ignore[union-attr]
    assert "Nobody disagrees" in page(as_editor, "/disputes/")


@pytest.mark.usefixtures("view")
def test_who_is_one_of_the_two_cannot(as_analyst: Client, analyst: User, colleague: User) -> None:
    claim = disputed(analyst, colleague)
    assert "One of the two decisions is yours" in page(as_analyst, f"/disputes/{claim.pk}/")
    response = as_analyst.post(f"/disputes/{claim.pk}/", {"decision": "accept", "revision": 2})
    assert response.status_code == 422


@pytest.mark.usefixtures("view")
@pytest.mark.parametrize(
    ("data", "status"),
    [({"decision": "accept", "revision": 1}, 409), ({"decision": "burn", "revision": 2}, 422)],
)
def test_an_old_screen_or_nonsense_settles_nothing(
    as_editor: Client, analyst: User, colleague: User, data: dict[str, object], status: int
) -> None:
    claim = disputed(analyst, colleague)
    assert as_editor.post(f"/disputes/{claim.pk}/", data).status_code == status
    claim.refresh_from_db()
    assert claim.status == "disputed"


def test_what_is_not_disputed_is_not_settled_here(as_editor: Client) -> None:
    claim = make_claim()
    response = as_editor.post(f"/disputes/{claim.pk}/", {"decision": "accept", "revision": 0})
    assert response.status_code == 409
    assert b"Nothing is left to settle here" in response.content


def test_a_claim_that_is_not_there(as_editor: Client) -> None:
    assert as_editor.get("/disputes/4711/").status_code == 404


@pytest.mark.usefixtures("view")
def test_agreement_is_shown_with_its_table(
    as_editor: Client, analyst: User, colleague: User
) -> None:
    assert "No claim has two decisions yet" in page(as_editor, "/agreement/")
    disputed(analyst, colleague)
    shown = page(as_editor, "/agreement/")
    assert "-1.000" not in shown
    assert "0.000" in shown
    assert "First decision against second" in shown


@pytest.mark.usefixtures("view")
@pytest.mark.parametrize("address", ["/disputes/", "/agreement/"])
def test_few_and_many_take_as_many_queries(
    as_editor: Client,
    analyst: User,
    colleague: User,
    address: str,
) -> None:
    for _ in range(3):
        disputed(analyst, colleague)
    few = queries(lambda: as_editor.get(address))
    for _ in range(5):
        disputed(analyst, colleague)
    assert len(queries(lambda: as_editor.get(address))) == len(few)
