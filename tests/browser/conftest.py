"""A real worker beside the live site, on the database of the tests."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.programs import environment

PATIENCE = 30  # seconds for the worker to let go of what it holds


@pytest.fixture
def worker(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    log = tmp_path / "worker.log"
    arguments = ["worker", "--without-gossip", "--without-mingle", "--concurrency", "1"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "celery", "-A", "claimtrack", *arguments],
            env=environment(),
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    yield
    alive = process.poll() is None
    if alive:
        os.killpg(process.pid, signal.SIGTERM)
    process.wait(PATIENCE)
    assert alive, log.read_text("utf-8", "replace")[-3000:]
