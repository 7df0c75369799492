"""From one claim to the next: steps, and what is sent for a page that has the next one already."""

from django.test import Client

from claims.models import Hold
from claimtrack.accounts.models import User
from tests.claims.review.test_views import HTMX, send
from tests.factories import make_claim


def test_every_address_in_the_room_keeps_the_filter(as_analyst: Client) -> None:
    first = make_claim(confidence=0.1, hedged=True)
    make_claim(confidence=0.2)
    last = make_claim(confidence=0.3, hedged=True)

    page = as_analyst.get("/queue/?hedged=yes").content.decode()
    sent = as_analyst.post(
        f"/claims/{first.pk}/decide/?hedged=yes", {"decision": "accept", "revision": 0}
    )

    assert f'action="/claims/{first.pk}/decide/?hedged=yes"' in page
    assert f"/queue/?hedged=yes&amp;after={first.pk}" in page
    assert f"/queue/?hedged=yes&amp;before={first.pk}" in page
    assert f"/queue/next/?hedged=yes&amp;after={first.pk}" in page
    assert "2 waiting" in page
    assert sent["Location"] == f"/queue/?hedged=yes&claim={last.pk}"
    assert as_analyst.post("/reviews/undo/?hedged=yes")["Location"] == (
        f"/queue/?hedged=yes&claim={first.pk}"
    )


def test_what_follows_is_held_from_when_it_is_fetched(
    as_analyst: Client, as_colleague: Client, analyst: User
) -> None:
    first, second, third = (make_claim(confidence=n / 10) for n in (1, 2, 3))
    as_analyst.get("/queue/")
    part = as_analyst.get(f"/queue/next/?after={first.pk}", headers=HTMX).content.decode()

    assert f'data-room="{second.pk}"' in part
    assert set(Hold.objects.values_list("claim", "by")) == {
        (first.pk, analyst.pk),
        (second.pk, analyst.pk),
    }
    assert f'data-room="{third.pk}"' in as_colleague.get("/queue/").content.decode()


def test_going_on_keeps_what_follows_and_lets_the_decided_one_go(as_analyst: Client) -> None:
    first, second = make_claim(confidence=0.1), make_claim(confidence=0.2)
    as_analyst.get("/queue/")
    as_analyst.get(f"/queue/next/?after={first.pk}", headers=HTMX)
    send(as_analyst, first, "accept", headers=HTMX)
    assert [hold.claim for hold in Hold.objects.all()] == [second]


def test_after_a_claim_that_is_not_there_nothing_follows(as_analyst: Client) -> None:
    assert as_analyst.get("/queue/next/?after=4711").status_code == 404


def test_one_step_on_and_one_back(as_analyst: Client) -> None:
    first, last = make_claim(confidence=0.1), make_claim(confidence=0.2)

    def step(query: str) -> str:
        return as_analyst.get(f"/queue/?{query}")["Location"]

    assert step(f"after={first.pk}") == f"/queue/?claim={last.pk}"
    assert step(f"before={last.pk}") == f"/queue/?claim={first.pk}"
    assert step(f"before={first.pk}") == f"/queue/?claim={first.pk}"
    assert as_analyst.get("/queue/?after=x").status_code == 404


def test_a_step_by_htmx_says_where_it_led(as_analyst: Client) -> None:
    first, last = make_claim(confidence=0.1), make_claim(confidence=0.2)

    response = as_analyst.get(f"/queue/?after={first.pk}", headers=HTMX)

    assert response["HX-Push-Url"] == f"/queue/?claim={last.pk}"
    assert f'data-room="{last.pk}"' in response.content.decode()


def test_a_page_that_shows_the_next_claim_gets_only_what_changed(as_analyst: Client) -> None:
    claim, following = make_claim(confidence=0.1), make_claim(confidence=0.2)

    response = send(as_analyst, claim, "reject", headers=HTMX | {"X-Ahead": str(following.pk)})

    page = response.content.decode()
    assert response["HX-Push-Url"] == f"/queue/?claim={following.pk}"
    assert f'data-room="{following.pk}"' in page
    assert "Last decision: reject" in page
    assert f"“{claim.content[:20]}" in page  # the other claim is on the screen already
    assert "” was rejected, because" in page
    assert "1 waiting" in page
    assert "/decide/" not in page


def test_a_page_that_shows_another_claim_gets_the_right_one_whole(as_analyst: Client) -> None:
    claim, following = make_claim(confidence=0.1), make_claim(confidence=0.2)

    response = send(as_analyst, claim, "accept", headers=HTMX | {"X-Ahead": str(claim.pk)})

    assert f'action="/claims/{following.pk}/decide/"' in response.content.decode()
