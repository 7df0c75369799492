"""Redis forgets, stops or hangs up; it only wakes workers, so that costs time and nothing else."""

import json
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles import ledger
from articles.models import Batch
from articles.worker import listening
from tests.failure.conftest import Programs, Told
from tests.failure.newsroom import TIMES, assert_all_in, batch_of, finished, running, text
from tests.failure.servers import BrokenRedis

pytestmark = pytest.mark.model


def test_messages_that_are_wiped_are_sent_again(
    programs: Programs, redis: BrokenRedis, told: Told
) -> None:
    number = min(1000, 40 * TIMES)
    batch = batch_of(number)
    programs.worker(2)
    programs.wait_for(lambda: ledger.account(batch).received == number, "the file read")
    programs.beat()
    queued = redis.client.llen("claimtrack")
    redis.client.flushall()
    told.did(f"FLUSHALL with {queued} messages queued of {number} articles")
    took = programs.wait_for(lambda: finished(batch), "the batch finished")
    assert_all_in(batch, number)
    told.found(f"{number} of {number} done {took:.0f} s later")


@pytest.mark.parametrize("how", ["killed and started again", "hangs up on everybody"])
def test_busy_workers_give_their_work_back_when_redis_goes(
    programs: Programs, redis: BrokenRedis, told: Told, how: str
) -> None:
    """The lease is 900 seconds: who is cancelled must not keep it."""
    number = 8 + 2 * TIMES
    batch = batch_of(number, sentences=60)
    busy = programs.worker(2)
    programs.beat()
    programs.wait_for(lambda: ledger.account(batch).done >= 1, "an article done")
    for _ in range(TIMES):
        if finished(batch):
            break
        programs.wait_for(lambda: running() > 0, "work begun")
        if how == "hangs up on everybody":
            redis.drop_clients()
        else:
            redis.kill()
            redis.start()
        time.sleep(2)
    told.did(f"Redis {how}, {TIMES} times, while two processes were busy")
    took = programs.wait_for(lambda: finished(batch), "the batch finished")
    assert_all_in(batch, number)
    given_back = busy.log.read_text().count("given back to the queue")
    told.found(f"{number} of {number} done {took:.0f} s later; {given_back} pieces given back")


def test_a_batch_is_taken_in_and_committed_while_redis_is_down(
    programs: Programs, redis: BrokenRedis, told: Told, as_admin: Client
) -> None:
    programs.worker(1)
    programs.beat()
    lines = "\n".join(json.dumps({"title": f"Story {n}", "text": text(n, 2)}) for n in range(5))
    file = SimpleUploadedFile("reports.jsonl", lines.encode())
    programs.wait_for(listening, "a worker at the broker")
    # Between two sweeps: a Celery worker whose very acknowledgement fails may hang for good, which
    # the banner tells, and no test can mend.
    time.sleep(0.5)
    redis.kill()
    began = time.monotonic()
    answer = as_admin.post(reverse("articles:batches"), {"file": file}, follow=True)
    answered = time.monotonic() - began
    told.did("Redis stopped, a file uploaded and its batch committed, Redis started")
    assert answer.status_code == 200
    assert "Redis cannot be reached" in answer.content.decode()
    batch = Batch.objects.get()
    assert as_admin.post(reverse("articles:commit", args=[batch.pk])).status_code == 302
    assert ledger.account(batch).in_flight == 1

    redis.start()
    took = programs.wait_for(lambda: finished(batch), "the batch finished")
    assert_all_in(batch, 5)
    told.found(f"the page answered in {answered:.1f} s; 5 of 5 done {took:.0f} s after the start")
