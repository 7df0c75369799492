"""Workers die in the middle of their work, or freeze; nothing is lost or done twice visibly."""

import os
import signal
import time
from collections.abc import Sequence
from contextlib import suppress

import psutil
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from articles import ledger, worker
from articles.models import Item
from claims.models import Run
from claimtrack.management.children import Child
from tests.failure.conftest import Programs, Told, children_of
from tests.failure.newsroom import TIMES, assert_all_in, batch_of, finished, running

pytestmark = pytest.mark.model
NUMBER = 12 * TIMES


def freeze_while_working(processes: Sequence[psutil.Process], seconds: float = 30) -> int:
    """Stop them in a moment in which work is held; how much."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        for process in processes:
            process.suspend()
        if held := running():
            return held
        for process in processes:
            process.resume()
        time.sleep(0.03)
    raise AssertionError("no work was held")


def kill_all(child: Child) -> int:
    """SIGKILL to the worker and all its children while they hold work; how much."""
    processes = [psutil.Process(child.process.pid), *children_of(child)]
    held = freeze_while_working(processes)
    os.killpg(child.process.pid, signal.SIGKILL)
    child.process.wait()
    assert psutil.wait_procs(processes, timeout=5)[1] == []
    return held


def attempts() -> int:
    """How many pieces of work were begun more than once."""
    return sum(kind.objects.filter(attempts__gt=1).count() for kind in (Item, Run))


def test_a_killed_worker_is_replaced_once_its_lease_is_over(programs: Programs, told: Told) -> None:
    programs.set(LEASE_SECONDS="6")
    batch = batch_of(NUMBER, sentences=20)
    first = programs.worker(2)
    programs.wait_for(lambda: ledger.account(batch).done >= 2, "two articles done")
    held = kill_all(first)
    assert ledger.account(batch).balanced
    assert not ledger.account(batch).finished
    told.did(f"SIGKILL to a worker and its children, who held {held}; another one and a beat")

    programs.worker(2)
    programs.beat()
    took = programs.wait_for(lambda: finished(batch), "the batch finished")
    assert_all_in(batch, NUMBER)
    assert attempts() >= held
    told.found(f"{NUMBER} of {NUMBER} done {took:.0f} s later, {attempts()} begun again")


def test_a_killed_child_costs_a_second_attempt_at_once(programs: Programs, told: Told) -> None:
    """The lease is 900 seconds, and no beat runs: the message itself comes again."""
    batch = batch_of(10, sentences=20)
    parent = programs.worker(1)
    programs.wait_for(lambda: ledger.account(batch).done >= 1, "an article done")
    for _ in range(TIMES):
        processes = children_of(parent)
        if finished(batch):
            break
        freeze_while_working(processes)
        for process in processes:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        told.did(f"SIGKILL to the child of a worker that held work, {TIMES} times")
        time.sleep(1)
    took = programs.wait_for(lambda: finished(batch), "the batch finished")
    assert_all_in(batch, 10)
    assert attempts() >= 1
    told.found(f"10 of 10 done {took:.0f} s later, {attempts()} begun again")


def test_work_done_but_not_acknowledged_is_not_done_again(programs: Programs, told: Told) -> None:
    batch = batch_of(10)
    told.did("SIGKILL to a process after it committed and before the broker heard of it")
    parent = programs.worker(1, sabotage="ack")
    programs.wait_for(lambda: finished(batch), "the batch finished")
    log = parent.log.read_text()
    assert log.count("signal 9 (SIGKILL)") >= 1
    received = [
        line.split("[")[-1]
        for line in log.splitlines()
        if "ingest_item" in line and "received" in line
    ]
    assert len(received) == len(set(received)) + 1, "the message did not come again"
    assert_all_in(batch, 10)
    assert attempts() == 0
    told.found("the message came again and found nothing to do; 10 of 10 done, none twice")


def test_a_frozen_worker_is_no_worker(
    programs: Programs, told: Told, as_admin: Client, settings: Settings
) -> None:
    settings.SWEEP_SECONDS = 2
    batch = batch_of(10, sentences=20)
    frozen = programs.worker(1)
    programs.beat()
    programs.wait_for(worker.listening, "a sign of life")
    page = reverse("articles:batch", args=[batch.pk])
    assert "No worker is listening" not in as_admin.get(page).content.decode()

    told.did("SIGSTOP to a worker and its children, later SIGCONT")
    os.killpg(frozen.process.pid, signal.SIGSTOP)
    programs.wait_for(lambda: not worker.listening(), "no sign of life")
    assert "No worker is listening" in as_admin.get(page).content.decode()
    os.killpg(frozen.process.pid, signal.SIGCONT)

    programs.wait_for(lambda: finished(batch), "the batch finished")
    programs.wait_for(worker.listening, "a sign of life")
    assert_all_in(batch, 10)
    told.found("the page said within 10 s that no worker listens; 10 of 10 done afterwards")
