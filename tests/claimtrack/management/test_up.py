"""`manage.py up` from the outside: one installation, started twice."""

import http.cookiejar
import json
import os
import re
import signal
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest

from claimtrack.embedded import start
from claimtrack.embedded.processes import wait_until
from claimtrack.env import BASE_DIR
from claimtrack.management.ports import free_port
from tests.claimtrack.processes import processes_of, without_services

START = 60  # seconds, at most, from the command to the greeting
STOP = 40
COMMAND = [sys.executable, "manage.py", "up", "--port"]
FIRST_PORT = 8100 + os.getpid() % 800  # far from a `make run` and from other test runs


def command(var: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, str(free_port("127.0.0.1", FIRST_PORT))],
        cwd=BASE_DIR,
        env=without_services() | {"VAR_DIR": str(var)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@contextmanager
def up(var: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The running command and its address; stopped if a test fails."""
    process = command(var)
    try:
        yield process, address(process)
    finally:
        if process.poll() is None:
            process.terminate()
            process.communicate(timeout=STOP)


def address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if found := re.search(r"is at (http://\S+)", line):
            return found[1]
    raise AssertionError("".join(said))


def signed_in_page(site: str, user: str, password: str) -> str:
    """Where a person ends up who signs in through the form."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    form = browser.open(f"{site}login/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    assert token
    fields = {"username": user, "password": password, "csrfmiddlewaretoken": token[1]}
    answer = browser.open(f"{site}login/", urllib.parse.urlencode(fields).encode())
    assert answer.status == 200
    return str(answer.url)


def rows(var: Path, table: str) -> int:
    """How many there are, asked of the servers that `up` runs."""
    with start(var) as services, psycopg.connect(services.database_url) as connection:
        row = connection.execute(f"SELECT count(*) FROM {table}".encode()).fetchone()
    assert row is not None
    return int(row[0])


def newsroom_is_in(var: Path) -> bool:
    return rows(var, "articles_article") >= 12 and rows(var, "claims_claim") >= 12


def nothing_runs(var: Path) -> bool:
    return wait_until(lambda: not processes_of(var), seconds=5)


def test_it_serves_refuses_a_twin_and_leaves_nothing_behind(var: Path) -> None:
    with up(var) as (process, site):
        health = json.load(urllib.request.urlopen(f"{site}health/"))
        assert health["database"]
        assert health["redis"]
        passwords = json.loads((var / "passwords.json").read_text())
        assert signed_in_page(site, "analyst", passwords["analyst"]) != f"{site}login/"
        assert wait_until(lambda: newsroom_is_in(var), seconds=START)

        twin, _ = (second := command(var)).communicate(timeout=START)
        assert second.returncode == 1
        assert "already running" in twin

        process.send_signal(signal.SIGINT)
        goodbye, _ = process.communicate(timeout=STOP)
        assert process.returncode == 0, goodbye
        assert "Stopped" in goodbye
        assert nothing_runs(var)


def test_it_goes_on_with_its_data_and_names_the_child_that_died(var: Path) -> None:
    with up(var) as (process, _):
        before = (var / "passwords.json").read_text()
        batches = rows(var, "articles_batch")
        assert batches
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=STOP)
        assert process.returncode == 0
        assert nothing_runs(var)
    with up(var) as (process, _):
        assert (var / "passwords.json").read_text() == before
        assert rows(var, "articles_batch") == batches
        beat = next(
            child for child in psutil.Process(process.pid).children() if "beat" in child.cmdline()
        )
        beat.kill()
        goodbye, _ = process.communicate(timeout=STOP)
        assert process.returncode == 1
        assert "The beat ended with -9" in goodbye
        assert "celery beat" in goodbye  # its last log lines
        assert nothing_runs(var)


@pytest.mark.parametrize("setting", [{"CLAIMTRACK_ENV": "production"}])
def test_it_is_not_for_production(var: Path, setting: dict[str, str]) -> None:
    environment = without_services() | {"VAR_DIR": str(var), "SECRET_KEY": "0123456789" * 6}
    done = subprocess.run(
        [*COMMAND, "8000"],
        cwd=BASE_DIR,
        env=environment | setting,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "for development" in done.stderr
    assert nothing_runs(var)
