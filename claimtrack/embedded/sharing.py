"""Who is using a server: counted by the kernel, so that no crash can miscount.

Each user holds a shared `flock` on the server's lease file. The one that can
make it exclusive is the last, and stops the server. Locks vanish with the
process that held them, also after SIGKILL: there are no stale counts.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol


class Server(Protocol):
    name: str
    url: str

    def running(self) -> bool:
        """Whether it answers now."""

    def launch(self) -> None:
        """Start it and wait until it answers."""

    def stop(self) -> None:
        """Stop it and wait until its process is gone."""


class TakenError(Exception):
    """Another process holds the lock."""


@contextmanager
def locked(path: Path, *, wait: bool = True) -> Iterator[IO[str]]:
    """Hold `path` alone; without `wait`, raises TakenError when somebody else does."""
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise TakenError(str(path)) from None
        yield file


@contextmanager
def share(turn: Path, server: Server) -> Iterator[None]:
    """Use `server`, started by the first user and stopped by the last.

    `turn` is the file that lets one process at a time start or stop anything.
    """
    with turn.with_name(f"{server.name}.users").open("a", encoding="utf-8") as lease:
        try:
            with locked(turn):
                fcntl.flock(lease, fcntl.LOCK_SH)
                if not server.running():
                    server.launch()
            yield
        finally:
            with locked(turn):
                if _is_last(lease):
                    server.stop()


def _is_last(lease: IO[str]) -> bool:
    try:
        fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
