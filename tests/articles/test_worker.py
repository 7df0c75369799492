"""One attempt at a piece of work, and the signs that somebody works."""

import logging
from datetime import timedelta
from functools import partial

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import connection
from django.db.models.functions import Now
from pytest_django import Settings

from articles import ledger, worker
from articles.batches import open_batch
from articles.models import Canary, Item, Upload
from articles.tasks import ingest_item, sweep
from articles.uploads import keep
from articles.work import Status
from claims.models import Run
from claimtrack.logs import item_id
from tests.factories import make_item

TEXT = b"The quarry at Sell will reopen, its owner Tove Arn said on Tuesday afternoon."


def queued_item() -> Item:
    return make_item(status=Status.QUEUED)


def after(item: Item) -> tuple[str, str]:
    item.refresh_from_db()
    return item.status, item.reason


@pytest.mark.usefixtures("db")
def test_work_is_done_under_a_lease_and_named_in_the_log() -> None:
    item = queued_item()
    seen: list[tuple[int, str]] = []

    def do(lease: ledger.Lease[Item]) -> None:
        seen.append((lease.pk, item_id.get()))

    assert worker.work(Item, item.pk, do)
    assert seen == [(item.pk, f"item-{item.pk}")]
    assert item_id.get() == ""


@pytest.mark.usefixtures("db")
def test_work_that_is_not_to_be_had_is_not_done() -> None:
    item = make_item(status=Status.REJECTED, reason="no text")
    assert not worker.work(Item, item.pk, lambda lease: pytest.fail("done all the same"))


@pytest.mark.usefixtures("db")
def test_a_failure_is_logged_and_kept_as_a_reason_that_can_be_stored(
    caplog: pytest.LogCaptureFixture,
) -> None:
    item = queued_item()

    def do(lease: ledger.Lease[Item]) -> None:
        raise ValueError("bad \0 byte and \ud800 " + "x" * 1000)

    assert worker.work(Item, item.pk, do)
    status, reason = after(item)
    assert status == Status.QUEUED
    assert reason.startswith("ValueError: bad  byte and \ufffd xxx")
    assert len(reason) == 500
    assert "Traceback" in caplog.text


@pytest.mark.usefixtures("db")
def test_work_that_takes_too_long_is_tried_again_and_says_so(settings: Settings) -> None:
    settings.CELERY_TASK_SOFT_TIME_LIMIT = 7
    item = queued_item()

    def do(lease: ledger.Lease[Item]) -> None:
        raise SoftTimeLimitExceeded

    worker.work(Item, item.pk, do)
    assert after(item) == (Status.QUEUED, "Took longer than 7 seconds.")


@pytest.mark.usefixtures("db")
def test_a_lost_lease_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    item = queued_item()

    def do(lease: ledger.Lease[Item]) -> None:
        raise ledger.LostLease

    with caplog.at_level(logging.WARNING):
        worker.work(Item, item.pk, do)
    assert after(item) == (Status.RUNNING, "")
    assert "another worker finishes this" in caplog.text


@pytest.mark.usefixtures("transactional_db")
@pytest.mark.parametrize("end", [SystemExit(143), KeyboardInterrupt()], ids=["told", "Ctrl-C"])
def test_a_process_that_is_told_to_end_gives_its_work_back(end: BaseException) -> None:
    item = queued_item()

    def do(lease: ledger.Lease[Item]) -> None:
        raise end

    with pytest.raises(type(end)):
        worker.work(Item, item.pk, do)
    assert after(item) == (Status.QUEUED, "")
    assert (item.attempts, item.token, item.lease_until, item.sent_at) == (0, None, None, None)


@pytest.mark.usefixtures("transactional_db")
def test_a_process_that_ends_at_the_hard_time_limit_keeps_its_attempt(settings: Settings) -> None:
    settings.CELERY_TASK_SOFT_TIME_LIMIT = 0
    item = queued_item()

    def do(lease: ledger.Lease[Item]) -> None:
        raise SystemExit(143)

    with pytest.raises(SystemExit):
        worker.work(Item, item.pk, do)
    assert after(item)[0] == Status.RUNNING
    assert item.attempts == 1


@pytest.mark.usefixtures("transactional_db")
def test_work_that_fails_with_the_database_is_accounted_for_once_that_is_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The session is ended under the work; the next statement finds it so, the next but one not."""
    monkeypatch.setattr(worker, "PAUSES", (0, 0))
    item = queued_item()

    def do(lease: ledger.Lease[Item]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    assert worker.work(Item, item.pk, do)
    status, reason = after(item)
    assert status == Status.QUEUED
    assert reason.startswith("OperationalError: ")


@pytest.mark.usefixtures("transactional_db")
def test_a_message_that_comes_again_takes_its_work_back_from_the_dead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    item = queued_item()
    assert ledger.claim(Item, item.pk)
    tokens: list[object] = []
    do = partial(_note_token, tokens)
    assert not worker.work(Item, item.pk, do)
    monkeypatch.setattr(worker, "current_task", ingest_item)
    ingest_item.push_request(delivery_info={"redelivered": True})  # type: ignore[call-arg]
    try:
        assert worker.work(Item, item.pk, do)
    finally:
        ingest_item.pop_request()
    item.refresh_from_db()
    assert tokens == [item.token]
    assert item.attempts == 2


def _note_token(tokens: list[object], lease: ledger.Lease[Item]) -> None:
    tokens.append(lease.token)


@pytest.mark.usefixtures("db")
def test_a_sweep_done_by_a_worker_is_a_sign_of_life() -> None:
    assert not worker.listening()
    sweep()
    sweep()
    assert worker.listening()
    assert Canary.objects.count() == 1


@pytest.mark.usefixtures("db")
def test_a_worker_that_gave_no_sign_for_four_sweeps_is_not_listening(settings: Settings) -> None:
    settings.SWEEP_SECONDS = 10
    worker.report_alive()
    for seconds, listens in ((35, True), (45, False)):
        Canary.objects.update(seen_at=Now() - timedelta(seconds=seconds))
        assert worker.listening() == listens


@pytest.mark.usefixtures("db")
def test_draining_does_every_stage_and_leaves_what_must_wait() -> None:
    batch, _ = open_batch([keep("quarry.txt", [TEXT])], by=None)
    later = queued_item()
    Item.objects.filter(pk=later.pk).update(next_attempt_at=Now() + timedelta(seconds=60))
    assert worker.drain() == 5  # the file, its item, the claims, their links and parties
    assert ledger.account(batch).done == 1
    assert Upload.objects.get(batch=batch).status == Status.DONE
    assert Run.objects.get().current
    assert after(later)[0] == Status.QUEUED


@pytest.mark.usefixtures("db")
def test_draining_ends_where_work_fails() -> None:
    queued_item()  # its record is empty: nothing can be made of it
    assert worker.drain() == 1
    assert Item.objects.get().attempts == 1
