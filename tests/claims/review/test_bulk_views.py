"""Deciding on a list: a preview, a start, an outcome."""

import pytest
from django.test import Client

from articles.work import Status
from claims.models import Bulk, Claim, Review
from claims.review.decisions import decide
from claims.tasks import decide_in_bulk
from claimtrack.accounts.models import User
from tests.factories import make_bulk, make_claim
from tests.queries import queries

pytestmark = pytest.mark.django_db(transaction=True)


def prepared(client: Client, **given: str) -> str:
    """Where the browser is sent after it asked for this."""
    data = {"decision": "accept", "scope": "all", "query": "", **given}
    return client.post("/bulk/", data)["Location"]


def shown(client: Client, bulk: Bulk) -> str:
    return client.get(f"/bulk/{bulk.pk}/").content.decode()


def test_the_list_offers_it_to_who_may_review(as_analyst: Client, as_editor: Client) -> None:
    claim = make_claim()
    page = as_analyst.get("/claims/?hedged=no").content.decode()
    assert 'data-star="a"' in page
    assert 'name="query" value="hedged=no"' in page
    assert f'name="page" value="{claim.pk}"' in page
    assert "data-star" not in as_editor.get("/claims/").content.decode()


def test_from_the_list_to_the_outcome_and_back(
    as_analyst: Client, analyst: User, colleague: User
) -> None:
    claims = [make_claim(hedged=True) for _ in range(3)]
    make_claim()
    place = prepared(as_analyst, query="hedged=yes")
    bulk = Bulk.objects.get()
    assert place == f"/bulk/{bulk.pk}/"
    preview = shown(as_analyst, bulk)
    assert "3 claims would change" in preview
    assert "Out of the claims with hedged <strong>yes</strong>." in preview
    assert claims[0].content in preview

    decide(claims[0], Review.Decision.REJECT, by=colleague, revision=0)
    as_analyst.post(f"/bulk/{bulk.pk}/start/")
    assert "0 of 3" in shown(as_analyst, bulk)
    assert 'hx-trigger="every 1s"' in shown(as_analyst, bulk)
    decide_in_bulk(bulk.pk)
    outcome = shown(as_analyst, bulk)
    assert "2 done, 1 changed meanwhile by another analyst" in outcome
    assert "hx-trigger" not in outcome

    response = as_analyst.post(f"/bulk/{bulk.pk}/take-back/")
    undoing = Bulk.objects.get(undoes=bulk)
    assert response["Location"] == f"/bulk/{undoing.pk}/"
    decide_in_bulk(undoing.pk)
    assert "2 taken back" in shown(as_analyst, undoing)
    assert Claim.objects.waiting().count() == 3


def test_a_page_is_only_what_was_on_it(as_analyst: Client) -> None:
    first, _ = make_claim(), make_claim()
    prepared(as_analyst, scope="page", page=str(first.pk))
    assert [row.claim for row in Bulk.objects.get().rows.all()] == [first]


@pytest.mark.parametrize(
    "given",
    [
        {"decision": "undo"},
        {"decision": ""},
        {"scope": "x"},
        {"scope": "page", "page": "1;2"},
        {"query": "status=rejected"},
    ],
)
def test_nonsense_and_nothing_lead_back_to_the_list(
    as_analyst: Client, given: dict[str, str]
) -> None:
    make_claim()
    place = prepared(as_analyst, **given)
    assert place.startswith("/claims/")
    assert not Bulk.objects.exists()
    assert b'class="messages"' in as_analyst.get(place).content


def test_leaving_changes_nothing(as_analyst: Client, analyst: User) -> None:
    claim = make_claim()
    bulk = make_bulk(claim, by=analyst)
    as_analyst.post(f"/bulk/{bulk.pk}/leave/")
    bulk.refresh_from_db()
    assert bulk.status == Status.REJECTED
    as_analyst.post(f"/bulk/{bulk.pk}/start/")
    bulk.refresh_from_db()
    assert bulk.status == Status.REJECTED


def test_a_colleague_looks_but_cannot_start(as_colleague: Client, analyst: User) -> None:
    bulk = make_bulk(make_claim(), by=analyst)
    assert "/start/" not in shown(as_colleague, bulk)
    as_colleague.post(f"/bulk/{bulk.pk}/start/")
    bulk.refresh_from_db()
    assert bulk.status == Status.PARSED


@pytest.mark.parametrize("deed", ["", "start/", "leave/", "take-back/"])
def test_one_that_is_not_there(as_analyst: Client, deed: str) -> None:
    ask = as_analyst.post if deed else as_analyst.get
    assert ask(f"/bulk/4711/{deed}").status_code == 404


def test_ten_rows_and_twenty_take_as_many_queries(as_analyst: Client) -> None:
    few = make_bulk(*(make_claim() for _ in range(10)))
    many = make_bulk(*(make_claim() for _ in range(20)))
    ten = queries(lambda: shown(as_analyst, few))
    assert len(queries(lambda: shown(as_analyst, many))) == len(ten)
