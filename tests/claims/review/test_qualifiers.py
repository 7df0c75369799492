"""What qualified words that a person took out of a claim."""

import datetime as dt
from dataclasses import replace

import pytest

from claims.extraction import Span
from claims.models import Claim, Qualifier, Review
from claims.review.corrections import correct
from claims.review.decisions import undo
from claims.review.rewriting import worded
from claims.review.wording import Wording
from claimtrack.accounts.models import User
from tests.factories import make_claim, make_qualifier, make_version

pytestmark = pytest.mark.django_db
Role = Qualifier.Role
TEXT = "It may reportedly take 40 boats and be ready on 3 May, Ada Lind told the council."
CONTENT = "may reportedly take 40 boats and be ready on 3 May"
DAY = dt.date(2026, 5, 3)


@pytest.fixture
def claim() -> Claim:
    claim = make_claim(make_version(TEXT), CONTENT, cue="told", hedged=True)
    make_qualifier(claim, "may", Role.HEDGE)
    make_qualifier(claim, "40 boats", Role.FIGURE, low=40, high=40, unit="boats")
    make_qualifier(claim, "3 May", Role.MOMENT, earliest=DAY, latest=DAY)
    make_qualifier(claim, "told the council", Role.VENUE, name="the council", kind="addressee")
    return claim


def rows() -> list[dict[str, object]]:
    fields = [field.name for field in Qualifier._meta.fields if field.name != "id"]
    return list(Qualifier.objects.order_by("start").values(*fields))


def left() -> list[str]:
    return list(Qualifier.objects.order_by("start").values_list("exact", flat=True))


def saying(claim: Claim, words: str) -> Wording:
    start = TEXT.index(words)
    return replace(worded(claim), content=(Span(start, start + len(words)),))


def test_what_stood_in_words_that_were_taken_out_goes_with_them(
    claim: Claim, analyst: User
) -> None:
    correct(claim, saying(claim, "be ready on 3 May"), by=analyst, revision=0)
    assert left() == ["3 May", "told the council"]


def test_undo_brings_back_exactly_what_went(claim: Claim, analyst: User) -> None:
    before = rows()
    correct(claim, saying(claim, "may reportedly take"), by=analyst, revision=0)
    assert left() == ["may", "told the council"]
    undo(by=analyst)
    assert rows() == before


def test_a_claim_that_a_person_calls_certain_has_no_hedges(claim: Claim, analyst: User) -> None:
    correct(claim, replace(worded(claim), hedged=False), by=analyst, revision=0)
    assert "may" not in left()
    undo(by=analyst)
    assert "may" in left()


def test_what_is_not_touched_stays_and_is_not_told(claim: Claim, analyst: User) -> None:
    before = rows()
    review = correct(claim, replace(worded(claim), cue=None), by=analyst, revision=0)
    assert rows() == before
    assert review.decision == Review.Decision.CORRECT
    assert "qualifiers" not in (review.before or {})
