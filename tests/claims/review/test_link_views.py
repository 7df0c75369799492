"""The link room as the browser sees it: one answer, then the next link."""

import pytest
from django.test import Client

from claims.models import Judgement, Link
from claimtrack.accounts.models import User
from tests.factories import make_claim, make_link
from tests.queries import queries

HTMX = {"HX-Request": "true"}


def test_the_likeliest_comes_first_with_both_claims_and_the_reasons(as_analyst: Client) -> None:
    make_link(probability=0.4)
    likely = make_link(probability=0.9)
    page = as_analyst.get("/links/").content.decode()
    assert f'action="/links/{likely.pk}/judge/"' in page
    assert "Nearness in meaning 0.91." in page
    assert "2 waiting" in page
    assert page.count('class="stated"') == 2


def test_an_answer_leads_to_the_next_link(as_analyst: Client) -> None:
    first, second = make_link(probability=0.9), make_link(probability=0.4)
    answer = {"answer": "same", "revision": 0}
    response = as_analyst.post(f"/links/{first.pk}/judge/", answer, headers=HTMX)
    assert f'action="/links/{second.pk}/judge/"' in response.content.decode()
    assert response["HX-Push-Url"] == f"/links/?link={second.pk}"
    first.refresh_from_db()
    assert first.status == "settled"


def test_without_javascript_the_answer_redirects(as_analyst: Client) -> None:
    link = make_link()
    response = as_analyst.post(f"/links/{link.pk}/judge/", {"answer": "unsure", "revision": 0})
    assert (response.status_code, response["Location"]) == (302, "/links/")


@pytest.mark.parametrize("answer", ["", "perhaps", "undo"])
def test_what_is_no_answer_changes_nothing(as_analyst: Client, answer: str) -> None:
    link = make_link()
    response = as_analyst.post(f"/links/{link.pk}/judge/", {"answer": answer, "revision": 0})
    assert response.status_code == 422
    assert "choose again" in response.content.decode()
    assert not Judgement.objects.exists()


def test_the_second_analyst_is_told_what_the_first_answered(
    as_analyst: Client, as_colleague: Client, analyst: User
) -> None:
    link = make_link()
    as_analyst.post(f"/links/{link.pk}/judge/", {"answer": "same", "revision": 0})
    response = as_colleague.post(f"/links/{link.pk}/judge/", {"answer": "different", "revision": 0})
    assert response.status_code == 409
    assert f"{analyst} was faster: same." in response.content.decode()
    link.refresh_from_db()
    assert link.relation == "same"


def test_undo_brings_the_link_back(as_analyst: Client) -> None:
    link = make_link()
    as_analyst.post(f"/links/{link.pk}/judge/", {"answer": "different", "revision": 0})
    response = as_analyst.post("/links/undo/", headers=HTMX)
    assert f'action="/links/{link.pk}/judge/"' in response.content.decode()
    link.refresh_from_db()
    assert (link.relation, link.status) == ("same", "proposed")


def test_nothing_to_undo_is_said(as_analyst: Client) -> None:
    assert "no answer of yours" in as_analyst.post("/links/undo/").content.decode()


def test_an_empty_queue_says_why(as_analyst: Client) -> None:
    assert "No link waits" in as_analyst.get("/links/").content.decode()


@pytest.mark.parametrize("address", ["/links/?link=99999", "/links/?link=x"])
def test_an_unknown_link_is_not_found(as_analyst: Client, address: str) -> None:
    assert as_analyst.get(address).status_code == 404


def test_what_differs_is_marked(as_analyst: Client) -> None:
    one = make_claim(content="The ferry to Holm will not sail on Friday")
    other = make_claim(content="a cracked rudder may be the cause")
    make_link(one, other)
    page = as_analyst.get("/links/").content.decode()
    assert '<mark class="differs">' in page


def test_ten_links_take_as_many_queries_as_fifty(as_analyst: Client) -> None:
    for _ in range(10):
        make_link()
    few = queries(lambda: as_analyst.get("/links/"))
    for _ in range(40):
        make_link()
    assert len(queries(lambda: as_analyst.get("/links/"))) == len(few)
    assert Link.objects.count() == 50
