"""The state machine of work, on one real Postgres."""

import logging
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from articles import ledger
from articles.models import Batch, Feed, Item
from articles.work import Status
from tests.factories import make_batch, make_feed, make_item, make_upload, make_version

ACCOUNT_IN_SQL = """
    SELECT batch.id,
           (SELECT count(*) FROM articles_item WHERE batch_id = batch.id)
         + (SELECT count(*) FROM articles_upload WHERE batch_id = batch.id AND status <> 'done'),
           (SELECT count(*) FROM articles_item WHERE batch_id = batch.id AND (
                status IN ('done', 'duplicate', 'rejected', 'quarantined')
                OR status = 'rolled_back'
                OR status IN ('parsed', 'queued', 'running', 'stored')))
         + (SELECT count(*) FROM articles_upload WHERE batch_id = batch.id AND (
                status IN ('duplicate', 'rejected', 'quarantined', 'rolled_back')
                OR status IN ('parsed', 'queued', 'running', 'stored')))
      FROM articles_batch AS batch
"""


def held(item: Item) -> ledger.Lease[Item]:
    lease = ledger.claim(Item, item.pk)
    assert lease is not None
    return lease


def pass_to_another(item: Item) -> None:
    Item.objects.filter(pk=item.pk).update(token=uuid.uuid4())


def queued_item() -> Item:
    return make_item(status=Status.QUEUED)


@pytest.mark.usefixtures("db")
def test_claiming_counts_the_attempt_and_sets_a_lease_by_the_clock_of_the_database(
    settings: Settings,
) -> None:
    settings.LEASE_SECONDS = 120
    item = queued_item()
    lease = held(item)
    item.refresh_from_db()
    assert (item.status, item.attempts, item.token) == (Status.RUNNING, 1, lease.token)
    soon = Now() + timedelta(seconds=115)
    assert Item.objects.filter(lease_until__gt=soon).exists()
    assert not Item.objects.filter(lease_until__gt=soon + timedelta(seconds=10)).exists()


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("status", [status for status in Status if status != Status.QUEUED])
def test_only_queued_work_can_be_claimed(status: Status) -> None:
    if status == Status.RUNNING:
        item = queued_item()
        held(item)
    else:
        item = make_item(status=status, reason="not wanted")
    assert ledger.claim(Item, item.pk) is None


@pytest.mark.usefixtures("db")
def test_work_whose_time_has_not_come_cannot_be_claimed() -> None:
    item = queued_item()
    Item.objects.update(next_attempt_at=Now() + timedelta(seconds=60))
    assert ledger.claim(Item, item.pk) is None


@pytest.mark.usefixtures("db")
def test_work_of_a_kind_that_may_be_held_back_cannot_be_claimed_meanwhile() -> None:
    paused, free = make_feed(paused=True), make_feed()

    assert ledger.claim(Feed, paused.pk) is None
    assert list(ledger.due(Feed)) == [free]


@pytest.mark.usefixtures("db")
def test_work_that_does_not_exist_cannot_be_claimed() -> None:
    assert ledger.claim(Item, 404) is None


@pytest.mark.usefixtures("transactional_db")
def test_of_many_workers_with_one_message_exactly_one_gets_the_work() -> None:
    item = queued_item()
    start = Barrier(8)

    def worker(_: int) -> ledger.Lease[Item] | None:
        try:
            start.wait(10)
            return ledger.claim(Item, item.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        leases = [lease for lease in pool.map(worker, range(8)) if lease]
    item.refresh_from_db()
    assert [lease.token for lease in leases] == [item.token]
    assert item.attempts == 1


@pytest.mark.usefixtures("transactional_db")
def test_the_attempt_is_committed_before_the_work_and_never_inside_a_transaction() -> None:
    item = queued_item()
    with pytest.raises(RuntimeError), transaction.atomic():
        ledger.claim(Item, item.pk)
    held(item)
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(_attempts_seen_from_outside, item.pk).result() == 1


def _attempts_seen_from_outside(pk: int) -> int:
    try:
        return Item.objects.get(pk=pk).attempts
    finally:
        connection.close()


@pytest.mark.usefixtures("db")
def test_finished_work_is_free_and_has_its_end() -> None:
    item = queued_item()
    with ledger.finishing(held(item)) as work:
        ledger.settle(work, Status.REJECTED, "no text")
    item.refresh_from_db()
    assert (item.status, item.reason) == (Status.REJECTED, "no text")
    assert item.token is None
    assert item.lease_until is None
    assert item.ended_at is not None


@pytest.mark.usefixtures("db")
def test_a_lost_lease_writes_nothing() -> None:
    item = queued_item()
    lease = held(item)
    pass_to_another(item)
    with pytest.raises(ledger.LostLease), ledger.finishing(lease):
        make_version("This must not be stored.")
    item.refresh_from_db()
    assert item.status == Status.RUNNING


@pytest.mark.usefixtures("db")
def test_a_lease_that_ran_out_still_counts_until_somebody_takes_over() -> None:
    item = queued_item()
    lease = held(item)
    Item.objects.update(lease_until=Now() - timedelta(seconds=1))
    with ledger.finishing(lease) as work:
        ledger.settle(work, Status.REJECTED, "late, but ours")
    item.refresh_from_db()
    assert item.status == Status.REJECTED


@pytest.mark.usefixtures("db")
def test_an_error_while_finishing_writes_nothing_and_keeps_the_lease() -> None:
    item = queued_item()
    lease = held(item)
    with pytest.raises(ZeroDivisionError):
        reject_and_fail(lease)
    item.refresh_from_db()
    assert (item.status, item.token) == (Status.RUNNING, lease.token)


def reject_and_fail(lease: ledger.Lease[Item]) -> None:
    with ledger.finishing(lease) as work:
        ledger.settle(work, Status.REJECTED, "half done")
        raise ZeroDivisionError


@pytest.mark.usefixtures("db")
def test_failed_work_comes_back_later_each_time_twice_as_late() -> None:
    item = queued_item()
    waits = []
    for _ in range(2):
        ledger.retry(held(item), "out of luck")
        row = Item.objects.annotate(now=Now()).get()
        assert (row.status, row.reason, row.sent_at) == (Status.QUEUED, "out of luck", None)
        waits.append(round((row.next_attempt_at - row.now).total_seconds()))
        Item.objects.update(next_attempt_at=Now())
    assert waits == [15, 30]


@pytest.mark.usefixtures("db")
def test_work_that_fails_three_times_is_quarantined_with_the_last_reason() -> None:
    item = queued_item()
    for attempt in range(3):
        Item.objects.update(next_attempt_at=Now())
        ledger.retry(held(item), f"failure {attempt + 1}")
    item.refresh_from_db()
    assert (item.status, item.attempts, item.reason) == (Status.QUARANTINED, 3, "failure 3")
    assert ledger.claim(Item, item.pk) is None


@pytest.mark.usefixtures("db")
def test_a_failure_after_the_lease_is_lost_changes_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    item = queued_item()
    lease = held(item)
    pass_to_another(item)
    ledger.retry(lease, "too late to matter")
    item.refresh_from_db()
    assert (item.status, item.reason) == (Status.RUNNING, "")
    assert "lost the lease" in caplog.text


@pytest.mark.usefixtures("db")
def test_completing_a_text_ends_the_items_that_wait_for_it_and_no_others() -> None:
    version = make_version()
    waiting = make_item(status=Status.STORED, version=version)
    copy = make_item(status=Status.DUPLICATE, version=version)
    other = make_item(status=Status.STORED)
    ledger.complete(version)
    states = dict(Item.objects.values_list("pk", "status"))
    assert states == {
        waiting.pk: Status.DONE,
        copy.pk: Status.DUPLICATE,
        other.pk: Status.STORED,
    }
    waiting.refresh_from_db()
    assert waiting.ended_at is not None


@pytest.mark.usefixtures("db")
def test_giving_a_text_up_sets_its_waiting_items_aside_with_the_reason() -> None:
    item = make_item(status=Status.STORED)
    assert item.version
    ledger.give_up(item.version, "unreadable to the extractor")
    item.refresh_from_db()
    assert (item.status, item.reason) == (Status.QUARANTINED, "unreadable to the extractor")


@pytest.mark.usefixtures("db")
def test_messages_go_out_only_once_the_transaction_is_committed(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    item = queued_item()
    with django_capture_on_commit_callbacks() as callbacks:
        ledger.send(Item, [item.pk])
        ledger.send(Item, [])
    item.refresh_from_db()
    assert len(callbacks) == 1
    assert item.sent_at is not None


@pytest.mark.usefixtures("db")
def test_a_message_that_cannot_be_sent_is_a_log_line_and_no_error(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    caplog: pytest.LogCaptureFixture,
    dead_broker: None,
) -> None:
    item = queued_item()
    with caplog.at_level(logging.WARNING), django_capture_on_commit_callbacks(execute=True):
        ledger.send(Item, [item.pk])
    assert "1 messages not sent, the sweeper will" in caplog.text
    item.refresh_from_db()
    assert item.status == Status.QUEUED


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    "broken",
    [
        {"status": "lost"},
        {"status": Status.RUNNING},
        {"token": uuid.uuid4()},
        {"status": Status.REJECTED, "reason": ""},
        {"status": Status.DONE, "version": None},
    ],
    ids=["unknown state", "running without lease", "idle with lease", "no reason", "no version"],
)
def test_the_database_refuses_a_state_that_cannot_be(broken: dict[str, object]) -> None:
    item = queued_item()
    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.filter(pk=item.pk).update(**broken)


def one_of_each(batch: Batch) -> None:
    upload = make_upload(batch)
    for status in Status:
        item = make_item(status=Status.QUEUED, upload=upload)
        if status == Status.RUNNING:
            held(item)
            continue
        Item.objects.filter(pk=item.pk).update(
            status=status, reason="for some reason", version=make_version(f"Text {item.pk}")
        )
    make_upload(batch, name="unread.csv", status=Status.QUEUED)
    make_upload(batch, name="broken.zip", status=Status.REJECTED, reason="not a ZIP")


@pytest.mark.usefixtures("db")
def test_the_account_of_a_batch_counts_every_item_and_every_unread_file_once() -> None:
    batch = make_batch()
    one_of_each(batch)
    make_item(make_batch(label="another.zip"))
    assert ledger.account(batch) == ledger.Account(
        received=11,
        done=1,
        duplicate=1,
        rejected=2,
        quarantined=1,
        rolled_back=1,
        in_flight=5,
        parsed=1,
    )
    assert ledger.account(batch).moving == 4
    assert ledger.account(batch).balanced
    assert not ledger.account(batch).finished


@pytest.mark.usefixtures("db")
def test_received_is_what_ended_and_what_is_in_flight_for_every_batch_in_sql() -> None:
    for number in range(3):
        one_of_each(make_batch(label=f"{number}.zip"))
    with connection.cursor() as cursor:
        cursor.execute(ACCOUNT_IN_SQL)
        rows = cursor.fetchall()
    assert [row[1:] for row in rows] == [(11, 11)] * 3
    assert {pk: received for pk, received, _ in rows} == {
        batch.pk: ledger.account(batch).received for batch in Batch.objects.all()
    }


def test_an_account_that_lost_something_is_not_balanced() -> None:
    assert not ledger.Account(
        received=5,
        done=4,
        duplicate=0,
        rejected=0,
        quarantined=0,
        rolled_back=0,
        in_flight=0,
        parsed=0,
    ).balanced


@pytest.mark.usefixtures("db")
def test_refusals_say_where_and_why() -> None:
    batch = make_batch()
    make_item(batch, status=Status.REJECTED, reason="no text", upload=make_upload(batch, name="a"))
    make_item(batch, status=Status.DONE)
    make_upload(batch, name="b.zip", status=Status.QUARANTINED, reason="three crashes")
    assert ledger.refusals(batch) == [("b.zip", "three crashes"), ("a:1", "no text")]
