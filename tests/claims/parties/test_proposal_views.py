"""The room "Same party?" as the browser sees it: one answer, then the next pair."""

import pytest
from django.test import Client

from claims.models import Proposal, Regrouping
from claims.parties.regrouping import merge
from claimtrack.accounts.models import User
from tests.factories import make_claim, make_party, make_proposal
from tests.queries import queries

HTMX = {"HX-Request": "true"}
HERE = "/parties/proposals/"


def test_the_likeliest_comes_first_with_what_each_said_and_why(as_analyst: Client) -> None:
    make_proposal(probability=0.4)
    make_claim(chain=["Ada Lind"])
    likely = make_proposal(make_party("Ada Lind"), probability=0.9)
    page = as_analyst.get(HERE).content.decode()
    assert f'action="{HERE}{likely.pk}/"' in page
    assert "The ferry to Holm will not sail on Friday" in page
    assert "Both are harbour masters." in page
    assert "Where two parties stand." not in page
    assert "2 waiting" in page
    assert page.count('class="stated named"') == 2


def test_an_answer_leads_to_the_next_pair(as_analyst: Client) -> None:
    first, second = make_proposal(probability=0.9), make_proposal(probability=0.4)
    given = {"answer": "same", "revision": 0}
    response = as_analyst.post(f"{HERE}{first.pk}/", given, headers=HTMX)
    assert f'action="{HERE}{second.pk}/"' in response.content.decode()
    assert response["HX-Push-Url"] == f"{HERE}?pair={second.pk}"
    assert Regrouping.objects.get().proposal == first


def test_without_javascript_the_answer_redirects(as_analyst: Client) -> None:
    proposal = make_proposal()
    response = as_analyst.post(f"{HERE}{proposal.pk}/", {"answer": "unsure", "revision": 0})
    assert (response.status_code, response["Location"]) == (302, HERE)


@pytest.mark.parametrize("given", ["", "perhaps", "applied"])
def test_what_is_no_answer_changes_nothing(as_analyst: Client, given: str) -> None:
    proposal = make_proposal()
    response = as_analyst.post(f"{HERE}{proposal.pk}/", {"answer": given, "revision": 0})
    assert response.status_code == 422
    assert "choose again" in response.content.decode()
    assert Proposal.objects.get().status == "proposed"


def test_the_second_analyst_is_told_what_the_first_answered(
    as_analyst: Client, as_colleague: Client, analyst: User
) -> None:
    proposal = make_proposal()
    as_analyst.post(f"{HERE}{proposal.pk}/", {"answer": "different", "revision": 0})
    late = as_colleague.post(f"{HERE}{proposal.pk}/", {"answer": "same", "revision": 0})
    assert late.status_code == 409
    assert f"{analyst} was faster: different." in late.content.decode()
    again = as_analyst.post(f"{HERE}{proposal.pk}/", {"answer": "different", "revision": 0})
    assert again.status_code == 302  # a form sent twice


def test_a_pair_that_was_merged_elsewhere_is_explained(as_analyst: Client, analyst: User) -> None:
    proposal = make_proposal()
    merge(make_party("Ida Ek"), proposal.other, by=analyst)
    response = as_analyst.post(f"{HERE}{proposal.pk}/", {"answer": "same", "revision": 0})
    assert response.status_code == 409
    assert "merged since" in response.content.decode()


def test_undo_brings_the_pair_back(as_analyst: Client) -> None:
    proposal = make_proposal()
    as_analyst.post(f"{HERE}{proposal.pk}/", {"answer": "same", "revision": 0})
    response = as_analyst.post(f"{HERE}undo/", headers=HTMX)
    assert f'action="{HERE}{proposal.pk}/"' in response.content.decode()
    assert Regrouping.objects.get().undone_at
    assert "no answer of yours" in as_analyst.post(f"{HERE}undo/").content.decode()


def test_a_merge_by_rule_is_listed_with_its_reasons_and_taken_back(as_analyst: Client) -> None:
    done = merge(make_party("Ada Lind"), make_party("Ada Maria Lind"), by=None)
    proposal = make_proposal(done.kept, done.other, status=Proposal.Status.APPLIED)
    Proposal.objects.update(regrouping=done)
    page = as_analyst.get(HERE).content.decode()
    assert f"?pair={proposal.pk}" in page
    why = as_analyst.get(f"{HERE}?pair={proposal.pk}").content.decode()
    assert "These were merged by rule" in why
    assert 'name="answer"' not in why
    response = as_analyst.post(f"/parties/by-rule/{done.pk}/", follow=True)
    assert "are two again" in response.content.decode()
    proposal.refresh_from_db()
    assert proposal.status == "different"
    assert "taken back before" in str(
        as_analyst.post(f"/parties/by-rule/{done.pk}/", follow=True).content
    )


def test_a_merge_by_a_person_is_not_taken_back_here(as_analyst: Client, analyst: User) -> None:
    done = merge(make_party("Ada Lind"), make_party("Ada Maria Lind"), by=analyst)
    assert as_analyst.post(f"/parties/by-rule/{done.pk}/").status_code == 404


def test_an_empty_room_says_why(as_analyst: Client) -> None:
    assert "No pair waits" in as_analyst.get(HERE).content.decode()


@pytest.mark.parametrize("wanted", ["99999", "x"])
def test_an_unknown_pair_is_not_found(as_analyst: Client, wanted: str) -> None:
    assert as_analyst.get(f"{HERE}?pair={wanted}").status_code == 404


def test_the_pages_of_parties_lead_here(as_analyst: Client, as_editor: Client) -> None:
    proposal = make_proposal(make_party("Ada Lind"))
    assert "1 pair waits" in as_analyst.get("/parties/").content.decode()
    assert HERE not in as_editor.get("/parties/").content.decode()
    page = as_analyst.get(f"/parties/{proposal.one_id}/").content.decode()
    assert f"{HERE}?pair={proposal.pk}" in page
    history = as_analyst.get(f"/history/proposal/{proposal.pk}/")
    assert history.status_code == 200


def test_ten_pairs_take_as_many_queries_as_fifty(as_analyst: Client) -> None:
    def fill(number: int) -> None:
        for _ in range(number):
            make_proposal()
            one, other = make_proposal().one, make_party("Ada Lind")
            merge(other, one, by=None)

    fill(10)
    few = queries(lambda: as_analyst.get(HERE))
    fill(40)
    assert len(queries(lambda: as_analyst.get(HERE))) == len(few)
