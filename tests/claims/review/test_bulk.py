"""Many claims at once: exactly those that were on the screen, and nobody's decision lost."""

import pytest

from articles import ledger
from articles.work import Status
from articles.worker import work
from claims.models import Bulk, BulkRow, Claim, Review
from claims.review import bulk as deeds
from claims.review.bulk import Refused, Tally, carry_out, leave, prepare, start, take_back, tally
from claims.review.decisions import decide
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_claim

pytestmark = pytest.mark.django_db(transaction=True)
ACCEPT = Bulk.Decision.ACCEPT


def done(bulk: Bulk) -> Bulk:
    """The bulk after a worker has had it."""
    assert work(Bulk, bulk.pk, carry_out)
    bulk.refresh_from_db()
    assert bulk.status == Status.DONE, bulk.reason
    return bulk


def accepted(by: User) -> Bulk:
    bulk = prepare(Claim.objects.all(), ACCEPT, by=by)
    start(bulk, by=by)
    return done(bulk)


def statuses() -> list[str]:
    return list(Claim.objects.order_by("pk").values_list("status", flat=True))


def test_only_what_would_change_is_prepared_and_nothing_changes_yet(analyst: User) -> None:
    claim = make_claim()
    make_claim(status=Claim.Status.ACCEPTED)
    bulk = prepare(Claim.objects.all(), ACCEPT, by=analyst, query="q=ferry")
    assert (bulk.status, bulk.query, tally(bulk)) == (Status.PARSED, "q=ferry", Tally(1, 0, 0))
    assert bulk.rows.get().claim == claim
    assert statuses() == ["pending", "accepted"]


def test_nothing_and_too_much_are_refused(analyst: User, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="None of these"):
        prepare(Claim.objects.all(), ACCEPT, by=analyst)
    make_claim()
    make_claim()
    monkeypatch.setattr(deeds, "MOST", 1)
    with pytest.raises(Refused, match="More than 1 claims"):
        prepare(Claim.objects.all(), ACCEPT, by=analyst)
    assert not Bulk.objects.exists()


def test_what_somebody_else_changed_meanwhile_is_left(analyst: User, colleague: User) -> None:
    first, second, _ = make_claim(), make_claim(), make_claim()
    bulk = prepare(Claim.objects.all(), ACCEPT, by=analyst)
    decide(second, Review.Decision.REJECT, by=colleague, revision=0)
    start(bulk, by=analyst)
    done(bulk)
    assert statuses() == ["accepted", "rejected", "accepted"]
    assert tally(bulk) == Tally(3, 2, 1)
    assert first.reviews.get().by == analyst
    assert bulk.rows.get(outcome=BulkRow.Outcome.CHANGED).claim == second


def test_it_is_audited_as_one_with_its_rows(analyst: User) -> None:
    claims = [make_claim(), make_claim()]
    bulk = accepted(analyst)
    entry = Entry.objects.get(action="bulk.accept")
    assert (entry.actor, entry.subject_id) == (analyst, bulk.pk)
    assert entry.after == {"done": 2, "changed": 0, "claims": [claim.pk for claim in claims]}
    assert Entry.objects.filter(action="review.accept").count() == 2


def test_it_is_taken_back_as_one_but_for_what_changed_since(analyst: User, colleague: User) -> None:
    make_claim()
    kept = make_claim()
    bulk = accepted(analyst)
    decide(kept, Review.Decision.UNSURE, by=colleague, revision=1)
    undoing = done(take_back(bulk, by=analyst))
    assert statuses() == ["pending", "unsure"]
    assert tally(undoing) == Tally(2, 1, 1)
    with pytest.raises(Refused, match="taken back before"):
        take_back(bulk, by=analyst)
    with pytest.raises(Refused, match="Only one's own"):
        take_back(undoing, by=analyst)


def test_only_who_prepared_it_starts_leaves_or_takes_it_back(
    analyst: User, colleague: User
) -> None:
    make_claim()
    bulk = prepare(Claim.objects.all(), ACCEPT, by=analyst)
    for deed in (start, leave):
        with pytest.raises(Refused):
            deed(bulk, by=colleague)
    with pytest.raises(Refused):
        take_back(bulk, by=analyst)  # not done yet
    leave(bulk, by=analyst)
    with pytest.raises(Refused):
        start(bulk, by=analyst)
    assert statuses() == ["pending"]


def test_a_worker_that_died_half_way_is_followed_by_one_that_ends_it(
    analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        make_claim()
    monkeypatch.setattr(deeds, "AT_ONCE", 1)
    bulk = prepare(Claim.objects.all(), ACCEPT, by=analyst)
    start(bulk, by=analyst)
    lease = ledger.claim(Bulk, bulk.pk)
    assert lease
    deeds._next_rows(lease)
    assert statuses() == ["accepted", "pending", "pending"]

    Bulk.objects.update(status=Status.QUEUED, token=None, lease_until=None)
    with pytest.raises(ledger.LostLease):
        deeds._next_rows(lease)
    done(bulk)
    assert statuses() == ["accepted"] * 3
    assert Review.objects.count() == 3
