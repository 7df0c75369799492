"""Real servers, real processes, real kills."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest
import redis

from claimtrack.embedded import Services, start
from claimtrack.embedded.processes import alive, wait_until
from claimtrack.env import BASE_DIR
from tests.claimtrack.processes import kill, servers_of, without_services

OTHER = """
import sys
import tempfile
from pathlib import Path
from claimtrack import embedded
with embedded.start(Path(sys.argv[1])) as services:
    print(services.database_url, flush=True)
    sys.stdin.read()
"""


def other_process(var: Path) -> subprocess.Popen[str]:
    """Another user of the same folder; it leaves when its standard input closes."""
    return subprocess.Popen(
        [sys.executable, "-c", OTHER, str(var)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=without_services(),
    )


def ready(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def leave(process: subprocess.Popen[str]) -> None:
    process.communicate(timeout=60)
    assert process.returncode == 0


def postgres_answers(services: Services) -> bool:
    try:
        psycopg.connect(services.database_url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


@pytest.fixture
def killed(var: Path) -> None:
    """Servers whose only user was killed: still running, with nobody to stop them."""
    process = other_process(var)
    assert ready(process)
    process.kill()
    process.communicate()
    assert servers_of(var)


def test_both_servers_answer_and_are_gone_afterwards(var: Path) -> None:
    with start(var) as services:
        with psycopg.connect(services.database_url) as connection:
            connection.execute("CREATE EXTENSION vector")
            row = connection.execute("SELECT current_database(), '[1,2]'::vector <-> '[1,4]'")
            assert row.fetchone() == ("claimtrack", 2.0)
        with redis.Redis.from_url(services.redis_url) as client:
            assert client.config_get("appendonly") == {"appendonly": "yes"}
            assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
            assert client.config_get("port") == {"port": "0"}
        assert servers_of(var)
    assert servers_of(var) == set()


def test_data_outlive_the_servers(var: Path) -> None:
    with start(var) as services, psycopg.connect(services.database_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        with redis.Redis.from_url(services.redis_url) as client:
            client.set("kept", "7")
    with start(var) as services, psycopg.connect(services.database_url) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)
        with redis.Redis.from_url(services.redis_url) as client:
            assert client.get("kept") == b"7"


def test_the_first_to_leave_takes_nothing_from_the_second(var: Path) -> None:
    process = other_process(var)
    assert ready(process)
    with start(var) as services:
        leave(process)
        assert postgres_answers(services)
    assert servers_of(var) == set()


def test_the_second_to_leave_takes_nothing_from_the_first(var: Path) -> None:
    with start(var) as services:
        process = other_process(var)
        assert ready(process) == services.database_url
        leave(process)
        assert postgres_answers(services)


def test_three_that_start_at_once_share_one_server(var: Path) -> None:
    processes = [other_process(var) for _ in range(3)]
    assert len({ready(process) for process in processes}) == 1
    assert (var / "postgres" / "PG_VERSION").exists()
    for process in processes:
        leave(process)
    assert servers_of(var) == set()


@pytest.mark.usefixtures("killed")
def test_servers_left_by_a_killed_process_are_adopted_and_stopped(var: Path) -> None:
    orphans = servers_of(var)
    with start(var) as services:
        assert orphans & servers_of(var)
        assert postgres_answers(services)
    assert servers_of(var) == set()


@pytest.mark.usefixtures("killed")
def test_killed_servers_start_again(var: Path) -> None:
    kill(servers_of(var))
    assert wait_until(lambda: not servers_of(var), seconds=10)
    assert (var / "postgres" / "postmaster.pid").exists()
    with start(var) as services:
        assert postgres_answers(services)


def test_a_stale_pid_file_that_names_a_living_stranger_is_no_obstacle(var: Path) -> None:
    with start(var):
        pid_file = var / "postgres" / "postmaster.pid"
        lines = pid_file.read_text().splitlines()
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]))
    with start(var) as services:
        assert postgres_answers(services)
    assert alive(os.getpid())


def test_a_deep_folder_gets_short_sockets(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(var))
    deep = var / ("a folder with a long name " * 4) / "var"
    with start(deep) as services:
        assert postgres_answers(services)
        with redis.Redis.from_url(services.redis_url) as client:
            assert client.ping()


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=BASE_DIR,
        env=without_services() | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_command_has_the_servers_for_as_long_as_it_runs(var: Path) -> None:
    query = "from django.db import connection as c; c.ensure_connection(); print(c.pg_version)"
    done = manage("shell", "--verbosity", "0", "--command", query, VAR_DIR=str(var))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("18")
    assert servers_of(var) == set()


def test_a_command_that_cannot_have_them_says_so_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    done = manage("migrate", VAR_DIR=str(file / "var"))
    assert done.returncode == 1
    assert done.stderr.startswith("No embedded servers under")
    assert "Traceback" not in done.stderr
