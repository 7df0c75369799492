"""A real worker beside the live site, on the database of the tests."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from pytest_django import Settings

PATIENCE = 30  # seconds for the worker to let go of what it holds


@pytest.fixture
def worker(transactional_db: None, settings: Settings, tmp_path: Path) -> Iterator[None]:
    log = tmp_path / "worker.log"
    arguments = ["worker", "--without-gossip", "--without-mingle", "--concurrency", "1"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "celery", "-A", "claimtrack", *arguments],
            env={
                **os.environ,
                "DATABASE_URL": database_url(),
                "MEDIA_DIR": str(settings.MEDIA_ROOT),
            },
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


def database_url() -> str:
    """The address of the database that this very test uses."""
    known = connection.settings_dict
    name, user, password = (
        quote(known[part] or "", safe="") for part in ("NAME", "USER", "PASSWORD")
    )
    host, port = quote(known["HOST"] or "", safe=""), known["PORT"] or ""
    return f"postgres://{user}:{password}@/{name}?host={host}&port={port}"
