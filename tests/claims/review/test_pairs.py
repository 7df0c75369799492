"""Agreement field by field, where two people took a claim and may have corrected it."""

from dataclasses import replace

import pytest

from claims.models import Claim, Review
from claims.review.corrections import correct
from claims.review.decisions import decide
from claims.review.pairs import AS_READ, compare, pairs, said_of
from claims.review.rewriting import worded
from claimtrack.accounts.models import User
from tests.factories import make_claim, make_view

pytestmark = pytest.mark.django_db


def hedge(claim: Claim, by: User) -> None:
    claim.refresh_from_db()
    correct(claim, replace(worded(claim), hedged=True), by=by, revision=claim.revision)


def take(claim: Claim, by: User) -> None:
    claim.refresh_from_db()
    decide(claim, Review.Decision.ACCEPT, by=by, revision=claim.revision)


@pytest.fixture(autouse=True)
def asked_twice(editor: User) -> None:
    make_view(editor, "hedged=no", shared=True, twice=True)


def test_who_changes_nothing_says_what_stands_there(analyst: User, colleague: User) -> None:
    claim = make_claim()
    hedge(claim, analyst)
    take(claim, colleague)

    (pair,) = pairs()

    assert said_of("hedged", *pair) == ("true", "true")
    assert said_of("content", *pair) == (AS_READ, AS_READ)
    assert compare().fields["hedged"].observed == 1


def test_a_second_correction_is_a_difference(analyst: User, colleague: User) -> None:
    claim = make_claim()
    take(claim, analyst)
    hedge(claim, colleague)

    found = compare()

    assert found.fields["hedged"].observed == 0
    assert found.fields["cue"].observed == 1
    assert dict(found.table)["accept"] == [0, 1, 0, 0]


def test_what_somebody_rejected_has_no_fields(analyst: User, colleague: User) -> None:
    claim = make_claim()
    take(claim, analyst)
    claim.refresh_from_db()
    decide(claim, Review.Decision.REJECT, by=colleague, revision=claim.revision)

    found = compare()

    assert found.fields["decision"].pairs == 1
    assert found.fields["hedged"].pairs == 0
