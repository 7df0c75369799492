"""Real workers, beats and servers, and a place to say what was done to them."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from claimtrack.management.children import Child
from tests.failure.newsroom import TIMES
from tests.failure.servers import (
    OWN_POSTGRES,
    OWN_REDIS,
    BrokenPostgres,
    BrokenRedis,
    broken_postgres,
    broken_redis,
)
from tests.programs import environment

CELERY = [sys.executable, "-m", "celery", "-A"]
WORKER = ["worker", "--without-gossip", "--without-mingle", "-l", "INFO", "--concurrency"]
PATIENCE = 300 + 30 * TIMES  # seconds; far below a lease, far above a slow machine
OWN_SERVERS = "stops servers: run without DATABASE_URL and REDIS_URL"


class Programs:
    """Starts our programs on the database of the test, with leases and sweeps that are short."""

    def __init__(self, logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.logs = logs
        self.monkeypatch = monkeypatch
        self.children: list[Child] = []
        # Connections are kept from task to task, as in production and unlike in other tests.
        self.set(
            **environment(CLAIMTRACK_ENV="development", LEASE_SECONDS="900", SWEEP_SECONDS="1")
        )

    def set(self, **variables: str) -> None:
        for name, value in variables.items():
            self.monkeypatch.setenv(name, value)

    def worker(self, processes: int = 1, *, sabotage: str = "") -> Child:
        app = "tests.failure.sabotage" if sabotage else "claimtrack"
        self.set(SABOTAGE=sabotage, SABOTAGE_MARK=str(self.logs / "died"))
        return self._start("worker", [*CELERY, app, *WORKER, str(processes)])

    def beat(self) -> Child:
        schedule = self.logs / f"schedule-{len(self.children)}"
        return self._start(
            "beat",
            [*CELERY, "claimtrack", "beat", "-l", "INFO", "--pidfile=", f"--schedule={schedule}"],
        )

    def _start(self, name: str, command: list[str]) -> Child:
        log = self.logs / f"{name}-{len(self.children)}.log"
        self.children.append(Child(name, command, log))
        return self.children[-1]

    def wait_for(self, condition: Callable[[], bool], what: str) -> float:
        """How many seconds it took; with the logs of all programs where it never comes true."""
        began = time.monotonic()
        while not condition():
            if time.monotonic() > began + PATIENCE:
                logs = "\n".join(f"{c.log}:\n{c.log.read_text()[-3000:]}" for c in self.children)
                pytest.fail(f"not within {PATIENCE} s: {what}\n{logs}")
            time.sleep(0.05)
        return time.monotonic() - began


@pytest.fixture
def programs(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Programs]:
    started = Programs(tmp_path, monkeypatch)
    yield started
    for child in started.children:
        child.wait_or_kill(0)


@pytest.fixture
def redis(transactional_db: None) -> Iterator[BrokenRedis]:
    if not OWN_REDIS:
        pytest.skip(OWN_SERVERS)
    with broken_redis() as server:
        yield server


@pytest.fixture
def postgres(transactional_db: None) -> Iterator[BrokenPostgres]:
    if not OWN_POSTGRES:
        pytest.skip(OWN_SERVERS)
    with broken_postgres() as server:
        yield server


class Told:
    """One line for `make chaos`: what was done, and what was found."""

    def __init__(self, record: Callable[[str, object], None]) -> None:
        self.record = record

    def did(self, words: str) -> None:
        self.record("did", words)

    def found(self, words: str) -> None:
        self.record("found", words)


@pytest.fixture
def told(record_property: Callable[[str, object], None]) -> Told:
    return Told(record_property)


def children_of(child: Child) -> list[psutil.Process]:
    return psutil.Process(child.process.pid).children(recursive=True)
