"""What the card says beside the claim itself."""

from dataclasses import replace

import pytest

from claims.models import Claim
from claims.review.card import card
from claims.review.corrections import correct
from claims.review.rewriting import worded
from claimtrack.accounts.models import User
from tests.factories import TEXT, make_claim, supersede

pytestmark = pytest.mark.django_db


def others(claim: Claim) -> list[Claim]:
    return card(claim, TEXT).others


def test_what_else_the_origin_said_the_newest_first() -> None:
    older, claim, newer = (make_claim(chain=["Coast Gazette", "Ada Lind"]) for _ in range(3))
    make_claim(chain=["Bo Ek"])

    assert others(claim) == [newer, older]
    assert str(card(claim, TEXT).origin) == "Ada Lind"


def test_what_was_rejected_or_replaced_is_left_out() -> None:
    make_claim(status=Claim.Status.REJECTED)
    replaced = make_claim()
    supersede(replaced.run)

    assert others(make_claim()) == []


def test_nobody_else_is_listed_for_an_unknown_origin() -> None:
    make_claim(chain=["unknown"])

    assert others(make_claim(chain=["unknown"])) == []


def test_what_the_machine_had_read_is_told_where_it_differs(analyst: User) -> None:
    claim = make_claim()
    assert card(claim, TEXT).machine == []

    correct(claim, replace(worded(claim), cue=None, hedged=True), by=analyst, revision=0)

    claim = Claim.objects.get(pk=claim.pk)
    assert card(claim, TEXT).machine == [("cue", "said"), ("hedged", "no")]
