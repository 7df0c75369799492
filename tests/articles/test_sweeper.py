"""Leases that run out and messages that never come."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models.functions import Now
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from articles import ledger, sweeper
from articles.models import Item
from articles.work import Status
from claims.models import Run
from tests.factories import make_item, make_run, make_version

NOTHING = {"returned": 0, "quarantined": 0, "sent": 0}
LATE = Now() - timedelta(seconds=1)


def running_item(attempts: int = 1) -> Item:
    item = make_item(status=Status.QUEUED)
    assert ledger.claim(Item, item.pk)
    Item.objects.filter(pk=item.pk).update(lease_until=LATE, attempts=attempts, sent_at=Now())
    item.refresh_from_db()
    return item


@pytest.mark.usefixtures("db")
def test_an_expired_lease_is_returned_and_sent_again_at_once(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    item = running_item()
    with django_capture_on_commit_callbacks() as callbacks:
        assert sweeper.sweep() == {"returned": 1, "quarantined": 0, "sent": 1}
    item.refresh_from_db()
    assert (item.status, item.attempts, item.token) == (Status.QUEUED, 1, None)
    assert len(callbacks) == 1


@pytest.mark.usefixtures("db")
def test_a_lease_that_still_runs_is_left_alone() -> None:
    item = make_item(status=Status.QUEUED)
    assert ledger.claim(Item, item.pk)
    assert sweeper.sweep() == NOTHING


@pytest.mark.usefixtures("db")
def test_work_that_stopped_three_workers_is_set_aside_and_says_so() -> None:
    item = running_item(attempts=3)
    assert sweeper.sweep() == {"returned": 0, "quarantined": 1, "sent": 0}
    item.refresh_from_db()
    assert item.status == Status.QUARANTINED
    assert item.reason == "The worker stopped 3 times while working on this."
    assert item.ended_at is not None


@pytest.mark.usefixtures("db")
def test_giving_a_run_up_ends_the_items_that_wait_for_it() -> None:
    version = make_version()
    item = make_item(status=Status.STORED, version=version)
    run = make_run(version, current=False, status=Status.QUEUED)
    assert ledger.claim(Run, run.pk)
    Run.objects.update(lease_until=LATE, attempts=3)
    sweeper.sweep()
    item.refresh_from_db()
    assert item.status == Status.QUARANTINED
    assert item.reason.startswith("The worker stopped")


@pytest.mark.usefixtures("db")
def test_a_message_is_sent_again_only_after_some_patience(settings: Settings) -> None:
    settings.SWEEP_SECONDS = 10
    item = make_item(status=Status.QUEUED)
    for seconds, expected in ((None, 1), (15, 0), (25, 1)):
        sent = None if seconds is None else Now() - timedelta(seconds=seconds)
        Item.objects.filter(pk=item.pk).update(sent_at=sent)
        assert sweeper.sweep()["sent"] == expected, f"sent {seconds} seconds ago"


@pytest.mark.usefixtures("db")
def test_work_that_is_to_wait_is_not_sent() -> None:
    make_item(status=Status.QUEUED)
    Item.objects.update(next_attempt_at=Now() + timedelta(seconds=60))
    assert sweeper.sweep() == NOTHING


@pytest.mark.usefixtures("db")
def test_one_sweep_sends_the_oldest_and_leaves_the_rest_to_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sweeper, "MOST", 2)
    items = [make_item(status=Status.QUEUED) for _ in range(3)]
    Item.objects.filter(pk=items[2].pk).update(next_attempt_at=Now() - timedelta(hours=1))
    assert sweeper.sweep()["sent"] == 2
    assert set(Item.objects.exclude(sent_at=None).values_list("pk", flat=True)) == {
        items[0].pk,
        items[2].pk,
    }
    assert sweeper.sweep()["sent"] == 1


@pytest.mark.usefixtures("db")
def test_a_broker_that_is_down_does_not_stop_the_sweep(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, dead_broker: None
) -> None:
    item = running_item()
    with django_capture_on_commit_callbacks(execute=True):
        sweeper.sweep()
    item.refresh_from_db()
    assert item.status == Status.QUEUED


def sweep_elsewhere() -> dict[str, int]:
    try:
        return sweeper.sweep()
    finally:
        connection.close()


@pytest.mark.usefixtures("transactional_db")
def test_two_sweepers_at_once_are_one() -> None:
    running_item()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first = sweeper.sweep()
            second = pool.submit(sweep_elsewhere).result(20)
        third = pool.submit(sweep_elsewhere).result(20)
    assert first == {"returned": 1, "quarantined": 0, "sent": 1}
    assert second == NOTHING
    assert third == NOTHING


@pytest.mark.usefixtures("transactional_db")
@pytest.mark.parametrize("attempts", [1, 3])
def test_a_slow_worker_that_is_just_finishing_is_neither_disturbed_nor_waited_for(
    attempts: int,
) -> None:
    item = running_item(attempts)
    assert item.token
    lease = ledger.Lease(Item, item.pk, item.token)
    with ThreadPoolExecutor(1) as pool, ledger.finishing(lease) as work:
        assert pool.submit(sweep_elsewhere).result(20) == NOTHING
        ledger.settle(work, Status.REJECTED, "late, but ours")
    item.refresh_from_db()
    assert item.status == Status.REJECTED
