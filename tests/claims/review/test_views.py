"""The review room as the browser sees it: one decision, then the next claim."""

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from claims.models import Claim, Review
from claims.review.decisions import decide
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_claim, make_user, make_version, make_view, supersede
from tests.queries import queries

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

HTMX = {"HX-Request": "true"}


def send(
    client: Client,
    claim: Claim,
    decision: str,
    revision: int = 0,
    headers: dict[str, str] | None = None,
) -> "Response":
    data = {"decision": decision, "revision": revision}
    return client.post(f"/claims/{claim.pk}/decide/", data, headers=headers)


def now(claim: Claim) -> tuple[str, int]:
    claim.refresh_from_db(fields=["status", "revision"])
    return claim.status, claim.revision


def test_the_least_certain_claim_comes_first(as_analyst: Client) -> None:
    make_claim(confidence=0.9)
    uncertain = make_claim(confidence=0.2)

    page = as_analyst.get("/queue/").content.decode()

    assert f'action="/claims/{uncertain.pk}/decide/"' in page
    assert "2 waiting" in page
    assert 'class="content on-content"' in page


def test_the_address_names_the_claim(as_analyst: Client) -> None:
    make_claim(confidence=0.1)
    wanted = make_claim(confidence=0.9)

    page = as_analyst.get(f"/queue/?claim={wanted.pk}").content.decode()

    assert f'action="/claims/{wanted.pk}/decide/"' in page


@pytest.mark.parametrize(
    ("decision", "status"),
    [("accept", "accepted"), ("reject", "rejected"), ("unsure", "unsure")],
)
def test_a_decision_is_kept_and_the_next_claim_comes(
    as_analyst: Client, decision: str, status: str
) -> None:
    claim, following = make_claim(confidence=0.1), make_claim(confidence=0.2)

    response = send(as_analyst, claim, decision)

    assert now(claim) == (status, 1)
    assert response["Location"] == f"/queue/?claim={following.pk}"


def test_htmx_gets_the_next_claim_and_its_address(as_analyst: Client) -> None:
    claim, following = make_claim(confidence=0.1), make_claim(confidence=0.2)

    response = send(as_analyst, claim, "accept", headers=HTMX)

    page = response.content.decode()
    assert response["HX-Push-Url"] == f"/queue/?claim={following.pk}"
    assert page.startswith('<div id="room"')
    assert f'action="/claims/{following.pk}/decide/"' in page
    assert "Last decision: accept" in page


def test_a_decision_is_audited(as_analyst: Client, analyst: User) -> None:
    claim = make_claim()

    send(as_analyst, claim, "reject")

    entry = Entry.objects.get(action="review.reject", subject_id=claim.pk)
    assert entry.actor == analyst
    assert (entry.before["status"], entry.after["status"]) == ("pending", "rejected")


def test_the_same_decision_again_clears_and_stays(as_analyst: Client) -> None:
    claim = make_claim()
    make_claim()
    send(as_analyst, claim, "accept")

    response = send(as_analyst, claim, "accept", revision=1)

    assert now(claim) == ("pending", 2)
    assert response["Location"] == f"/queue/?claim={claim.pk}"


def test_the_last_decision_leaves_an_empty_queue(as_analyst: Client) -> None:
    response = send(as_analyst, make_claim(), "accept")

    assert response["Location"] == "/queue/"
    page = as_analyst.get("/queue/").content
    assert b"Everything is decided" in page
    assert b"Your last decisions" in page


@pytest.mark.parametrize(
    "data", [{}, {"decision": "burn", "revision": 0}, {"decision": "accept", "revision": "x"}]
)
def test_a_decision_that_makes_no_sense_changes_nothing(
    as_analyst: Client, data: dict[str, object]
) -> None:
    claim = make_claim()

    response = as_analyst.post(f"/claims/{claim.pk}/decide/", data)

    assert response.status_code == 422
    assert b"Nothing was changed" in response.content
    assert now(claim) == ("pending", 0)


@pytest.mark.parametrize(
    "address", ["/claims/4711/decide/", "/queue/?claim=4711", "/queue/?claim=x"]
)
def test_a_claim_that_is_not_there(as_analyst: Client, address: str) -> None:
    method = as_analyst.post if "decide" in address else as_analyst.get
    assert method(address).status_code == 404


def test_a_claim_of_an_older_run_cannot_be_decided(as_analyst: Client) -> None:
    claim = make_claim()
    supersede(claim.run)

    response = send(as_analyst, claim, "accept")

    assert response.status_code == 409
    assert b"A newer extractor has read that text meanwhile" in response.content
    assert now(claim) == ("pending", 0)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_who_is_slower_sees_both_decisions(
    as_analyst: Client, as_colleague: Client, headers: dict[str, str]
) -> None:
    claim = make_claim()
    send(as_colleague, claim, "reject")

    response = send(as_analyst, claim, "accept", headers=headers)

    page = response.content.decode()
    assert response.status_code == 409
    assert now(claim) == ("rejected", 1)
    assert "by bela" in page
    assert re.search(r"Yours, not saved</dt><dd>\s*accept", page)
    assert ("<html" in page) == (not headers)


def test_who_is_slower_may_insist(as_analyst: Client, as_colleague: Client) -> None:
    claim = make_claim()
    send(as_colleague, claim, "reject")
    page = send(as_analyst, claim, "accept").content.decode()
    shown = re.search(r'name="revision" value="(\d+)"', page)
    assert shown

    send(as_analyst, claim, "accept", revision=int(shown[1]))

    assert now(claim) == ("accepted", 2)


def test_a_form_sent_twice_is_no_conflict(as_analyst: Client) -> None:
    claim, following = make_claim(confidence=0.1), make_claim(confidence=0.2)
    send(as_analyst, claim, "accept")

    response = send(as_analyst, claim, "accept")

    assert response["Location"] == f"/queue/?claim={following.pk}"
    assert now(claim) == ("accepted", 1)


def test_undo_takes_back_and_shows_the_claim(as_analyst: Client) -> None:
    claim = make_claim()
    send(as_analyst, claim, "accept")

    response = as_analyst.post("/reviews/undo/")

    assert now(claim) == ("pending", 2)
    assert response["Location"] == f"/queue/?claim={claim.pk}"
    assert Entry.objects.filter(action="review.undo", subject_id=claim.pk).exists()
    assert b"taken back" in as_analyst.get("/queue/").content


def test_without_a_decision_there_is_nothing_to_undo(as_analyst: Client) -> None:
    response = as_analyst.post("/reviews/undo/")

    assert b"no decision of yours left" in response.content


def test_undo_gives_way_to_a_later_decision_of_another(
    as_analyst: Client, as_colleague: Client
) -> None:
    claim = make_claim()
    send(as_analyst, claim, "accept")
    send(as_colleague, claim, "reject", revision=1)

    response = as_analyst.post("/reviews/undo/", headers=HTMX)

    assert response.status_code == 409
    assert b"bela decided on this claim after you" in response.content
    assert b"the one before" not in response.content
    assert now(claim) == ("rejected", 2)


def test_an_overtaken_undo_offers_the_one_before(as_analyst: Client, as_colleague: Client) -> None:
    before, claim = make_claim(), make_claim()
    send(as_analyst, before, "accept")
    send(as_analyst, claim, "accept")
    send(as_colleague, claim, "reject", revision=1)
    mine = claim.reviews.get(decision="accept")

    response = as_analyst.post("/reviews/undo/", {"review": mine.pk})
    offered = re.search(r'name="review" value="(\d+)"', response.content.decode())
    assert offered
    as_analyst.post("/reviews/undo/", {"review": offered[1]})

    assert (now(before)[0], now(claim)[0]) == ("pending", "rejected")


def test_the_room_s_undo_passes_over_what_another_decided_upon(
    as_analyst: Client, as_colleague: Client
) -> None:
    before, claim = make_claim(), make_claim()
    send(as_analyst, before, "accept")
    send(as_analyst, claim, "accept")
    send(as_colleague, claim, "reject", revision=1)

    page = as_analyst.get("/queue/").content.decode()

    assert f'name="review" value="{before.reviews.get().pk}"' in page
    assert "decided since" in page


def why(client: Client, review: Review, reason: str, claim: Claim | str = "") -> "Response":
    data = {"reason": reason, "claim": getattr(claim, "pk", claim)}
    return client.post(f"/reviews/{review.pk}/why/", data, headers=HTMX)


def test_a_rejection_is_given_its_reason_while_the_next_claim_is_shown(
    as_analyst: Client,
) -> None:
    claim, following = make_claim(confidence=0.1), make_claim(confidence=0.2)
    page = send(as_analyst, claim, "reject", headers=HTMX).content.decode()
    review = claim.reviews.get()
    assert f'action="/reviews/{review.pk}/why/"' in page

    response = why(as_analyst, review, "speaker", following)

    review.refresh_from_db()
    assert review.reason == "speaker"
    part = response.content.decode()
    assert part.strip().startswith('<form id="why"')
    assert re.search(r'value="speaker"[^>]*aria-pressed="true"', part)
    assert f'name="claim" value="{following.pk}"' in part


def test_without_javascript_a_reason_leads_back_to_the_claim(as_analyst: Client) -> None:
    claim, following = make_claim(confidence=0.1), make_claim(confidence=0.2)
    send(as_analyst, claim, "reject")
    data = {"reason": "words", "claim": following.pk}

    response = as_analyst.post(f"/reviews/{claim.reviews.get().pk}/why/", data)

    assert response["Location"] == f"/queue/?claim={following.pk}"


def test_a_reason_that_makes_no_sense_changes_nothing(as_analyst: Client) -> None:
    claim = make_claim()
    send(as_analyst, claim, "reject")

    assert why(as_analyst, claim.reviews.get(), "mood").status_code == 422
    assert claim.reviews.get().reason == ""


def test_a_rejection_of_another_takes_no_reason_of_mine(
    as_analyst: Client, as_colleague: Client
) -> None:
    claim = make_claim()
    send(as_colleague, claim, "reject")

    assert why(as_analyst, claim.reviews.get(), "words").status_code == 404


def test_a_rejection_that_was_taken_back_takes_no_reason(as_analyst: Client) -> None:
    claim = make_claim()
    send(as_analyst, claim, "reject")
    as_analyst.post("/reviews/undo/")

    response = why(as_analyst, claim.reviews.get(decision="reject"), "words", claim)

    assert response.status_code == 409
    assert b"does not stand any more" in response.content


def test_the_strip_has_ones_own_last_ten(
    as_analyst: Client, analyst: User, colleague: User
) -> None:
    version = make_version(" ".join(f"word{n}" for n in range(12)))
    for number in range(12):
        claim = make_claim(version, f"word{number}")
        decide(claim, Review.Decision.ACCEPT, by=analyst, revision=0)
    theirs = make_claim()
    decide(theirs, Review.Decision.ACCEPT, by=colleague, revision=0)

    page = as_analyst.get("/queue/").content.decode()

    assert [word for word in range(12) if f">word{word}</a>" in page] == list(range(2, 12))
    assert "The ferry" not in page


def test_ten_claims_and_twenty_take_as_many_queries(as_analyst: Client) -> None:
    def fill(number: int) -> str:
        version = make_version()
        claims = [make_claim(version, chain=["Coast Gazette", "Ada Lind"]) for _ in range(number)]
        return f"/queue/?claim={claims[0].pk}"

    few, many = fill(10), fill(20)
    ten = queries(lambda: as_analyst.get(few))
    assert len(queries(lambda: as_analyst.get(many))) == len(ten)


def test_a_filter_that_lets_nothing_pass_can_be_taken_away(as_analyst: Client) -> None:
    make_claim()
    page = as_analyst.get("/queue/?hedged=yes").content.decode()
    assert "Nothing that waits passes this filter" in page
    assert "Take the filter away" in page


def test_a_second_person_does_not_learn_what_the_first_said(
    as_analyst: Client, as_colleague: Client, admin: User
) -> None:
    make_view(admin, twice=True)
    claim = make_claim()
    send(as_analyst, claim, "reject")

    theirs = as_colleague.get(f"/queue/?claim={claim.pk}").content.decode()
    past = as_colleague.get(f"/claims/{claim.pk}/history/").content.decode()
    mine = as_analyst.get(f"/queue/?claim={claim.pk}").content.decode()

    assert "You decide without knowing how" in theirs
    assert 'aria-pressed="true"' not in theirs.split('class="decide"')[1].split("</form>")[0]
    assert "review.reject" not in past
    assert 'aria-pressed="true"' in mine.split('class="decide"')[1].split("</form>")[0]
    assert "review.reject" in as_analyst.get(f"/claims/{claim.pk}/history/").content.decode()


def test_who_is_one_of_two_cannot_settle(as_analyst: Client, as_colleague: Client) -> None:
    make_view(make_user(), twice=True)
    claim = make_claim()
    send(as_analyst, claim, "accept")
    send(as_colleague, claim, "reject", revision=1)

    response = send(as_analyst, claim, "accept", revision=2)

    assert response.status_code == 422
    assert b"Somebody else has to settle" in response.content
    assert now(claim) == ("disputed", 2)
