"""A message that comes often, and a worker that comes late."""

import os
import signal

import psutil
import pytest
from django.db import transaction

from articles import ledger, worker
from articles.ingest import read_file
from articles.models import Item, Upload
from claims.models import Run
from tests.failure.conftest import Programs, Told
from tests.failure.newsroom import TIMES, assert_all_in, batch_of, finished
from tests.failure.servers import BrokenRedis
from tests.failure.test_worker_killed import freeze_while_working

pytestmark = pytest.mark.model


def test_a_message_that_comes_three_times_is_done_once(
    programs: Programs, redis: BrokenRedis, told: Told
) -> None:
    number = 10 * TIMES
    batch = batch_of(number)
    assert worker.work(Upload, batch.uploads.get().pk, read_file)
    for _ in range(2):
        with transaction.atomic():
            ledger.send(Item, list(batch.items.values_list("pk", flat=True)))
    assert redis.client.llen("claimtrack") == 3 * number + 1
    told.did(f"each of {number} messages sent three times to three processes")
    parent = programs.worker(3)
    programs.wait_for(lambda: finished(batch), "the batch finished")
    programs.wait_for(lambda: redis.client.llen("claimtrack") == 0, "no message left")
    assert_all_in(batch, number)
    assert not Item.objects.exclude(attempts=1).exists()
    assert not Run.objects.exclude(attempts=1).exists()
    came = parent.log.read_text().count("ingest_item[")
    assert came >= 3 * number
    told.found(f"{number} of {number} done, each begun once")


def test_a_worker_that_comes_late_writes_nothing(programs: Programs, told: Told) -> None:
    programs.set(LEASE_SECONDS="3")
    batch = batch_of(3, sentences=100)
    late = programs.worker(1)
    programs.wait_for(lambda: Run.objects.filter(status="running").exists(), "an extraction begun")
    processes = [psutil.Process(late.process.pid), *psutil.Process(late.process.pid).children()]
    freeze_while_working(processes)
    told.did("a worker frozen for longer than its lease, its work done by another, then woken")
    programs.worker(1)
    programs.beat()
    programs.wait_for(lambda: finished(batch), "the batch finished")
    os.killpg(late.process.pid, signal.SIGCONT)
    said = "another worker finishes this"
    programs.wait_for(lambda: said in late.log.read_text(), "the late one told")
    assert_all_in(batch, 3)
    told.found("the late one wrote nothing; 3 of 3 done, no claim twice")
