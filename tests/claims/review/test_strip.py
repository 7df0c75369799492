"""What one key takes back: the last decision, be it on one claim or on many."""

import pytest

from articles.worker import work
from claims.models import Bulk, Claim, Review
from claims.review.bulk import carry_out, prepare, start, take_back
from claims.review.decisions import NothingToUndo, decide, undo
from claims.review.room import recent
from claims.review.strip import Strip, strip
from claimtrack.accounts.models import User
from tests.factories import make_claim

pytestmark = pytest.mark.django_db(transaction=True)


def accepted(by: User) -> Bulk:
    bulk = prepare(Claim.objects.waiting(), Bulk.Decision.ACCEPT, by=by)
    start(bulk, by=by)
    work(Bulk, bulk.pk, carry_out)
    return bulk


def test_a_bulk_is_one_entry(analyst: User, colleague: User) -> None:
    make_claim()
    make_claim()
    bulk = accepted(analyst)
    shown = strip(analyst)
    assert (shown.bulks, shown.next) == ([bulk], bulk)
    assert recent(analyst) == ([], set())
    assert strip(colleague) == Strip([], None)
    with pytest.raises(NothingToUndo):
        undo(by=analyst)


def test_a_later_single_decision_comes_first(analyst: User) -> None:
    make_claim()
    bulk = accepted(analyst)
    decide(make_claim(), Review.Decision.REJECT, by=analyst, revision=0)
    assert strip(analyst).next is None
    undo(by=analyst)
    assert strip(analyst).next == bulk


def test_what_was_taken_back_is_no_more_to_be(analyst: User) -> None:
    make_claim()
    bulk = accepted(analyst)
    work(Bulk, take_back(bulk, by=analyst).pk, carry_out)
    assert strip(analyst).bulks == [bulk]
    assert strip(analyst).next is None
