"""Workers die in the middle of their work; nothing is lost and nothing is done twice visibly."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from django.db.models import Count

from articles import ledger
from articles.batches import open_batch
from articles.models import Article, Batch, Item
from articles.uploads import keep
from articles.work import Status, Work
from claims.extraction import extract
from claims.models import Claim, Run
from claimtrack.management.children import Child
from tests.programs import environment

ARTICLES = 20
CELERY = [sys.executable, "-m", "celery", "-A", "claimtrack"]
WORKER = [*CELERY, "worker", "--without-gossip", "--without-mingle", "--concurrency=2"]
PARAGRAPH = (
    "Pier {n}.{part} will close on Friday, harbour master Ada Lind said. “Nobody can moor "
    "there,” she told the Coast Gazette. According to the port office, {n} boats may leave.\n\n"
)


def article(number: int) -> str:
    """Long enough that a worker is at it for a while."""
    return "".join(PARAGRAPH.format(n=number, part=part) for part in range(20))


@pytest.fixture
def start(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Callable[..., Child]]:
    """Starts programs that give up a dead worker's lease soon; kills them all in the end."""
    for name, value in environment(LEASE_SECONDS="6", SWEEP_SECONDS="1").items():
        monkeypatch.setenv(name, value)
    children: list[Child] = []

    def start(name: str, *command: str) -> Child:
        children.append(Child(name, command, tmp_path / f"{name}-{len(children)}.log"))
        return children[-1]

    yield start
    for child in children:
        child.wait_or_kill(0)


def wait_for(condition: Callable[[], bool], seconds: float, *watched: Child) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        for child in watched:
            assert not child.ended(), child.log.read_text()[-3000:]
        assert time.monotonic() < deadline, "".join(c.log.read_text()[-3000:] for c in watched)
        time.sleep(0.02)


def running() -> int:
    kinds: list[type[Work]] = [Item, Run]
    return sum(kind._default_manager.filter(status=Status.RUNNING).count() for kind in kinds)


def kill_while_working(worker: Child) -> None:
    """SIGKILL to the worker and all its children, in a moment in which they hold work."""
    group = worker.process.pid
    family = [psutil.Process(group), *psutil.Process(group).children(recursive=True)]
    os.killpg(group, signal.SIGSTOP)
    for _ in range(100):
        if running():
            break
        os.killpg(group, signal.SIGCONT)
        time.sleep(0.05)
        os.killpg(group, signal.SIGSTOP)
    os.killpg(group, signal.SIGKILL)
    worker.process.wait()
    assert psutil.wait_procs(family, timeout=5)[1] == []


def done(batch: Batch) -> int:
    return ledger.account(batch).done


@pytest.mark.model
def test_a_batch_survives_workers_killed_in_the_middle_of_it(
    start: Callable[..., Child], tmp_path: Path
) -> None:
    files = [keep(f"{n}.txt", [article(n).encode()]) for n in range(ARTICLES)]
    batch, _ = open_batch(files, by=None, outlet="Pier Mail")
    first = start("worker", *WORKER)
    wait_for(lambda: done(batch) >= 2, 30, first)
    kill_while_working(first)
    held = running()
    assert held > 0
    assert ledger.account(batch).balanced
    assert not ledger.account(batch).finished

    second = start("worker", *WORKER)
    beat = start("beat", *CELERY, "beat", f"--schedule={tmp_path / 'schedule'}", "--pidfile=")
    wait_for(lambda: ledger.account(batch).finished, 40, second, beat)

    account = ledger.account(batch)
    assert (account.received, account.done, account.balanced) == (ARTICLES, ARTICLES, True)
    assert running() == 0
    again = Item.objects.filter(attempts=2).count() + Run.objects.filter(attempts=2).count()
    assert again >= held  # more only where this machine is slower than a lease is long
    assert Article.objects.count() == ARTICLES
    assert Run.objects.filter(status=Status.DONE, current=True).count() == ARTICLES
    assert Run.objects.count() == ARTICLES
    assert_every_text_has_its_claims_once()


def assert_every_text_has_its_claims_once() -> None:
    runs = Run.objects.annotate(found=Count("claims")).select_related("version")
    (number,) = {run.found for run in runs}  # the texts differ in numbers only
    assert number == len(extract(runs[0].version.text, outlet="Pier Mail").claims) > 0
    places = Claim.objects.values("run__version", "pieces__start", "pieces__end", "cue_start")
    assert not places.annotate(times=Count("pk")).filter(times__gt=1).exists()
