"""Correcting and adding in the browser's eyes: steps change a draft, one POST saves it."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from claims.models import Alias, Claim, Review
from claims.review.corrections import correct
from claims.review.decisions import decide
from claims.review.drafts import Draft, drafted
from claims.review.rewriting import worded
from claims.review.wording import from_json, to_json
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import TEXT, make_claim, make_party, make_run, make_version, supersede
from tests.queries import queries

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

HTMX = {"HX-Request": "true"}


def form(draft: Draft, **more: Any) -> dict[str, Any]:
    """What the form sends for a draft."""
    sent: dict[str, Any] = {
        "content": [piece.words for piece in draft.content],
        "content_at": [piece.at for piece in draft.content],
        "cue": draft.cue.words,
        "cue_at": draft.cue.at,
        "party": [hop.party for hop in draft.chain],
        "kind": [hop.kind for hop in draft.chain],
        "named": ["yes" if hop.named else "no" for hop in draft.chain],
        "mention": [hop.mention.words for hop in draft.chain],
        "mention_at": [hop.mention.at for hop in draft.chain],
        "quote": draft.quote,
    }
    return sent | {name: "yes" for name in ("hedged", "denial") if getattr(draft, name)} | more


def of(claim: Claim, **more: Any) -> dict[str, Any]:
    return form(drafted(worded(claim), claim.run.version.text), **more)


def post(client: Client, claim: Claim, data: Mapping[str, Any], **more: Any) -> "Response":
    return client.post(f"/queue/claims/{claim.pk}/correct/", data, **more)


def now(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def test_the_editor_starts_from_what_the_claim_says(as_analyst: Client) -> None:
    claim = make_claim(chain=["Coast Gazette", "Ada Lind"])

    page = as_analyst.get(f"/queue/claims/{claim.pk}/correct/").content.decode()

    assert f'name="revision" value="{claim.revision}"' in page
    assert f">{claim.content}</textarea>" in page
    assert re.findall(r'name="party" value="([^"]*)"', page) == ["Coast Gazette", "Ada Lind"]
    assert 'data-tag="C"' in page


def test_saving_corrects_and_goes_on(as_analyst: Client, analyst: User) -> None:
    claim, following = make_claim(confidence=0.1), make_claim(confidence=0.2)

    response = post(
        as_analyst, claim, of(claim, step="save", revision=0, hedged="yes", cue="", cue_at="")
    )

    assert response["Location"] == f"/queue/?claim={following.pk}"
    claim = now(claim)
    assert (claim.status, claim.revision, claim.hedged, claim.cue) == ("accepted", 1, True, "")
    review = claim.reviews.get()
    assert (review.by, review.decision) == (analyst, "correct")
    assert Entry.objects.filter(action="review.correct", subject_id=claim.pk).exists()


def test_htmx_gets_the_next_claim(as_analyst: Client) -> None:
    claim, following = make_claim(confidence=0.1), make_claim(confidence=0.2)

    response = post(as_analyst, claim, of(claim, step="save", revision=0, cue=""), headers=HTMX)

    assert response["HX-Push-Url"] == f"/queue/?claim={following.pk}"
    assert response.content.startswith(b'<div id="room"')


def test_the_machine_s_words_stay_beside_the_corrected_ones(
    as_analyst: Client, analyst: User
) -> None:
    claim = make_claim(cue="said")
    wording = from_json({**_json(claim), "cue": None})
    correct(claim, wording, by=analyst, revision=0)

    page = as_analyst.get(f"/queue/?claim={claim.pk}").content.decode()

    assert "<dt>machine: cue</dt><dd>said</dd>" in page
    assert "machine: content" not in page


def _json(claim: Claim) -> dict[str, Any]:
    return to_json(worded(claim), claim.run.version.text)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"content": "The ferry", "content_at": "7"}, "At 7 the article does not say"),
        ({"content": "The tram", "content_at": ""}, "does not have the words “The tram”"),
        ({"content": "", "content_at": ""}, "A claim needs content"),
        ({"party": ""}, "Say who “Ada Lind” is, or drop that hop"),
        ({"revision": ""}, "did not belong to this page"),
    ],
)
def test_a_draft_that_cannot_be_is_shown_again_with_a_sentence(
    as_analyst: Client, changed: dict[str, str], sentence: str
) -> None:
    claim = make_claim()

    response = post(as_analyst, claim, {**of(claim, step="save", revision=0), **changed})

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert now(claim).revision == 0


def test_a_step_changes_the_draft_and_saves_nothing(as_analyst: Client) -> None:
    claim = make_claim(chain=["Coast Gazette", "Ada Lind"])

    page = post(as_analyst, claim, of(claim, step="up 2", revision=0)).content.decode()

    assert re.findall(r'name="party" value="([^"]*)"', page) == ["Ada Lind", "Coast Gazette"]
    assert not Review.objects.exists()


def test_selected_words_take_their_place_and_are_marked(as_analyst: Client) -> None:
    claim = make_claim()
    start = TEXT.index("a cracked rudder")
    data = of(claim, step="content", revision=0, selected="a cracked rudder", selected_at=start)

    page = post(as_analyst, claim, data).content.decode()

    assert f'name="content_at" value="{start}"' in page
    assert re.search(r'<mark class="content on-content"[^>]*>a cracked rudder</mark>', page)


def test_a_step_without_selected_words_says_so(as_analyst: Client) -> None:
    claim = make_claim()

    response = post(as_analyst, claim, of(claim, step="cue", revision=0, selected=""))

    assert response.status_code == 422
    assert b"Select words of the article first" in response.content


def test_a_party_that_is_known_by_an_alias_is_recognised(as_analyst: Client) -> None:
    claim = make_claim(chain=["Coast Gazette"])
    Alias.objects.create(party=make_party("Ada Lind"), text="Miss Lind", normal="miss lind")

    page = post(as_analyst, claim, of(claim, step="look", revision=0, party="Miss Lind")).content

    assert b'name="party" value="Ada Lind"' in page
    assert b">known</small>" in page


def test_who_is_slower_sees_both_field_by_field(
    as_analyst: Client, analyst: User, colleague: User
) -> None:
    claim = make_claim()
    mine = of(claim, step="save", revision=0, hedged="yes")
    correct(claim, from_json({**_json(claim), "cue": None}), by=colleague, revision=0)

    response = post(as_analyst, claim, mine)

    page = " ".join(response.content.decode().split())
    assert response.status_code == 409
    assert "bela saved" in page
    assert '<td data-label="yours">said</td> <td data-label="theirs">none</td>' in page
    assert 'value="cue" aria-label="Keep their cue" checked' in page
    assert re.search(r'value="hedged" aria-label="Keep their hedged">', page)
    assert "Keep their chain" not in page
    assert now(claim).revision == 1


def test_mine_is_applied_again_to_what_there_is_now(
    as_analyst: Client, analyst: User, colleague: User
) -> None:
    claim = make_claim()
    mine = of(claim, step="save", revision=0, hedged="yes")
    correct(claim, from_json({**_json(claim), "cue": None}), by=colleague, revision=0)

    response = post(as_analyst, claim, {**mine, "revision": 1, "theirs": ["cue"]})

    claim = now(claim)
    assert response.status_code == 302
    assert (claim.revision, claim.hedged, claim.cue) == (2, True, "")


def test_a_decision_beside_a_correction_is_told_what_it_now_says(
    as_analyst: Client, colleague: User
) -> None:
    claim = make_claim()
    correct(claim, from_json({**_json(claim), "cue": None}), by=colleague, revision=0)

    response = as_analyst.post(f"/claims/{claim.pk}/decide/", {"decision": "reject", "revision": 0})

    page = " ".join(response.content.decode().split())
    assert response.status_code == 409
    assert "<dt>cue</dt><dd>said → none</dd>" in page


def test_a_correction_sent_twice_is_no_conflict(as_analyst: Client) -> None:
    claim = make_claim()
    data = of(claim, step="save", revision=0, cue="", cue_at="")
    post(as_analyst, claim, data)

    assert post(as_analyst, claim, data).status_code == 302
    assert now(claim).revision == 1


def test_undo_takes_a_correction_back(as_analyst: Client) -> None:
    claim = make_claim()
    post(as_analyst, claim, of(claim, step="save", revision=0, cue="", cue_at=""))

    as_analyst.post("/reviews/undo/")

    assert (now(claim).status, now(claim).cue) == ("pending", "said")


def test_a_claim_of_an_older_run_cannot_be_corrected(as_analyst: Client) -> None:
    claim = make_claim()
    supersede(claim.run)

    assert as_analyst.get(f"/queue/claims/{claim.pk}/correct/").status_code == 404
    assert as_analyst.get(f"/queue/texts/{claim.run.version_id}/add/").status_code == 404


def test_a_missed_claim_starts_from_the_selected_words(as_analyst: Client) -> None:
    claim = make_claim()
    address = f"/queue/texts/{claim.run.version_id}/add/"
    start = TEXT.index("a cracked rudder")

    query = f"?selected=a+cracked+rudder&selected_at={start}&back={claim.pk}"
    response = as_analyst.get(address + query)

    page = response.content.decode()
    assert f'name="content_at" value="{start}"' in page
    assert f'name="back" value="{claim.pk}"' in page
    assert "A claim that was missed" in page


def test_a_missed_claim_is_added_and_one_is_back_where_one_was(
    as_analyst: Client, analyst: User
) -> None:
    claim = make_claim()
    data = of(claim, step="save", back=claim.pk) | {"content": "a cracked rudder", "content_at": ""}

    response = as_analyst.post(f"/queue/texts/{claim.run.version_id}/add/", data)

    made = Claim.objects.exclude(pk=claim.pk).get()
    assert response["Location"] == f"/queue/?claim={claim.pk}"
    assert (made.made_by, made.status, made.content) == (analyst, "accepted", "a cracked rudder")
    assert Entry.objects.filter(action="review.add", subject_id=made.pk).exists()
    page = as_analyst.get(f"/queue/?claim={made.pk}").content
    assert b"added by arvid" in page


def test_a_missed_claim_without_words_is_asked_for_them(as_analyst: Client) -> None:
    run = make_run(make_version())

    response = as_analyst.post(f"/queue/texts/{run.version_id}/add/", {"step": "save"})

    assert response.status_code == 422
    assert b"A claim needs content" in response.content
    assert not Claim.objects.exists()


def test_parties_are_offered_by_name_and_by_alias(as_analyst: Client) -> None:
    version = make_version()
    Alias.objects.create(
        party=make_party("Ada Lind"), text="the harbour mistress", normal="harbour mistress"
    )
    make_party("Lindholm")
    address = f"/queue/texts/{version.pk}/parties/"

    assert (
        b'value="Ada Lind" label="Ada Lind, also'
        in as_analyst.get(address, {"party": "mistr"}).content
    )
    by_name = as_analyst.get(address, {"party": "lind"}).content.decode()
    assert re.findall(r'value="([^"]*)"', by_name) == ["Lindholm", "Ada Lind"]
    assert as_analyst.get(address, {"party": " "}).content.strip() == b""


def test_ten_claims_and_twenty_take_as_many_queries(as_analyst: Client) -> None:
    def asked(number: int) -> int:
        version = make_version()
        claims = [make_claim(version, chain=["Coast Gazette", "Ada Lind"]) for _ in range(number)]
        return len(queries(lambda: as_analyst.get(f"/queue/claims/{claims[0].pk}/correct/")))

    assert asked(10) == asked(20)


def test_a_decision_of_another_is_not_corrected_away(as_analyst: Client, colleague: User) -> None:
    claim = make_claim()
    mine = of(claim, step="save", revision=0, cue="", cue_at="")
    decide(claim, Review.Decision.REJECT, by=colleague, revision=0)

    assert post(as_analyst, claim, mine).status_code == 409
    assert (now(claim).status, now(claim).cue) == ("rejected", "said")
