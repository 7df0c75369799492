"""Postgres and Redis for a machine that has neither, under one folder.

`start(var)` runs both servers under `var` and yields where they listen. Any
number of processes may share a folder: the first starts the servers, the last
one to leave stops them, and a process killed in between neither blocks the
next nor takes the servers away from the others. Both listen on Unix sockets
that only their owner may open, never on the network.
"""

import atexit
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import SubprocessError

from claimtrack.embedded.postgres import Postgres
from claimtrack.embedded.processes import ServerError
from claimtrack.embedded.redis import Redis
from claimtrack.embedded.sharing import share

__all__ = ["Services", "attach", "start"]


@dataclass(frozen=True)
class Services:
    database_url: str
    redis_url: str


@contextmanager
def start(var: Path, *, durable: bool = True) -> Iterator[Services]:
    """Both servers, for as long as the block lasts.

    `durable=False` gives up safety against power cuts for speed, for tests.
    Raises ServerError with the server's own last words when one will not start.
    """
    var.mkdir(parents=True, exist_ok=True)
    postgres, redis = Postgres(var, durable=durable), Redis(var, durable=durable)
    with share(var / "embedded.lock", postgres), share(var / "embedded.lock", redis):
        yield Services(postgres.url, redis.url)


def attach(var: Path) -> None:
    """Use the servers under `var` until this process ends; the environment then names them.

    A server that the environment names already is not started. Ends the process
    with a sentence when a server cannot be had.
    """
    stack = ExitStack()
    atexit.register(_leave, stack, os.getpid())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        var.mkdir(parents=True, exist_ok=True)
        for variable, kind in (("DATABASE_URL", Postgres), ("REDIS_URL", Redis)):
            if not os.environ.get(variable):
                server = kind(var)
                stack.enter_context(share(var / "embedded.lock", server))
                os.environ[variable] = server.url
    except (ServerError, OSError, SubprocessError) as error:
        sys.exit(f"No embedded servers under {var}: {error}")


def _leave(stack: ExitStack, owner: int) -> None:
    if os.getpid() == owner:  # a forked child inherits the exit handlers, not the lease
        stack.close()
