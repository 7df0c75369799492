"""The servers of this very test run, to be killed and started again."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import redis
from django.db import connection

from claimtrack.embedded.postgres import Postgres
from claimtrack.embedded.processes import alive, wait_until
from claimtrack.embedded.redis import Redis

VAR = Path(os.environ["VAR_DIR"])
# Servers that somebody gave to this run are not ours to stop.
OWN_REDIS = os.environ["REDIS_URL"] == Redis(VAR).url
OWN_POSTGRES = os.environ["DATABASE_URL"] == Postgres(VAR, durable=False).url


class BrokenRedis:
    """Its Redis writes every message to disk first, as in production."""

    def __init__(self) -> None:
        self.server = Redis(VAR)
        self.client = redis.Redis(unix_socket_path=str(self.server.socket))
        self.client.config_set("appendonly", "yes")
        wait_until(
            lambda: not self.client.info("persistence")["aof_rewrite_in_progress"], seconds=9
        )
        self.client.flushall()

    def kill(self) -> None:
        pid = int(self.client.info("server")["process_id"])
        os.kill(pid, signal.SIGKILL)
        assert wait_until(lambda: not alive(pid), seconds=10)

    def start(self) -> None:
        if not self.server.running():
            self.server.launch()

    def drop_clients(self) -> int:
        return int(self.client.client_kill_filter(_type="normal", skipme=True))


class BrokenPostgres:
    def __init__(self) -> None:
        self.server = Postgres(VAR, durable=False)

    def stop_at_once(self) -> None:
        """As after `pg_ctl stop -m immediate`: nobody is asked to finish."""
        connection.close()
        pid = int(self.server.pid_file.read_text().split("\n", 1)[0])
        os.kill(pid, signal.SIGQUIT)
        assert wait_until(lambda: not alive(pid), seconds=10)

    def start(self) -> None:
        if not self.server.running():
            self.server.launch()

    def drop_clients(self) -> int:
        """Every session but ours."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            return int(cursor.fetchone()[0])


@contextmanager
def broken_redis() -> Iterator[BrokenRedis]:
    server = BrokenRedis()
    try:
        yield server
    finally:
        server.start()
        server.client.flushall()


@contextmanager
def broken_postgres() -> Iterator[BrokenPostgres]:
    """What is committed is on its way to disk, unlike in other tests: it outlives the server."""
    server, name = BrokenPostgres(), connection.settings_dict["NAME"]
    with psycopg.connect(server.server.url, autocommit=True) as administrator:
        administrator.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = on')
    connection.close()
    try:
        yield server
    finally:
        server.start()
        connection.close()
