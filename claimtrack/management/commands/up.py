"""Everything at once, for trying out and for development."""

import signal
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from claimtrack.accounts.roles import Role
from claimtrack.embedded.processes import last_lines
from claimtrack.embedded.sharing import TakenError, locked
from claimtrack.management.cast import DEEDS, passwords, welcome
from claimtrack.management.children import Child, stop
from claimtrack.management.console import box
from claimtrack.management.ports import free_port, healthy

GRACE = 20  # seconds for the article at hand; what is not finished then is done again
PATIENCE = 60  # seconds until the site must answer
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    help = "Start the servers, a sample newsroom, a worker and the site; Ctrl-C stops them all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000, help="or the next free one")
        parser.add_argument("--reload", action="store_true", help="restart the site on changes")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("`up` is for development: see docker-compose.yml for production.")
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        for number in SIGNALS:
            signal.signal(number, _interrupt)
        try:
            with _alone(settings.VAR_DIR / "up.lock"):
                self.prepare()
                self.serve(options["host"], options["port"], options["reload"])
        except KeyboardInterrupt:
            self.stdout.write("\nStopped; the data stays in place.")

    def prepare(self) -> None:
        """A migrated database with three people and, the first time, something to read."""
        self.stdout.write("Preparing the database …")
        call_command("migrate", verbosity=0)
        welcome(passwords(settings.VAR_DIR / "passwords.json"))
        if not apps.get_model("articles", "Batch").objects.exists():
            self.stdout.write("Importing the sample newsroom …")
            call_command("sample_newsroom")

    def serve(self, host: str, wished: int, reload: bool) -> None:
        port = free_port(host, wished)
        if port is None:
            raise CommandError(f"No port is free on {host} from {wished} on; try --port.")
        with _running(commands(host, port, reload=reload)) as children:
            self.wait_until_healthy(children, host, port)
            self.stdout.write(self.greeting(f"http://{host}:{port}/"))
            self.stdout.flush()
            while True:
                _check(children)
                time.sleep(0.5)

    def wait_until_healthy(self, children: Sequence[Child], host: str, port: int) -> None:
        deadline = time.monotonic() + PATIENCE
        while not healthy(host, port):
            _check(children)
            if time.monotonic() > deadline:
                raise CommandError(f"The site does not answer; see {settings.VAR_DIR / 'log'}.")
            time.sleep(0.1)

    def greeting(self, address: str) -> str:
        logins = [
            f"{role:<9}{password:<14}{DEEDS[Role(role)]}"
            for role, password in passwords(settings.VAR_DIR / "passwords.json").items()
        ]
        logs = f"logs     {settings.VAR_DIR / 'log'}"
        head = ["ClaimTrack is at " + address, "", "user     first password"]
        return box([*head, *logins, "", logs, "stop     Ctrl-C"])


def commands(host: str, port: int, *, reload: bool) -> dict[str, list[str]]:
    """The programs by name, in the order of their start."""
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "-A", "claimtrack"]
    worker = ["worker", "--without-gossip", "--without-mingle", "-c", "2", "-l", "INFO"]
    beat = ["beat", "--pidfile=", "-l", "INFO", "-s", str(settings.VAR_DIR / "beat-schedule")]
    granian = "granian --interface wsgi --no-ws --blocking-threads 4 claimtrack.wsgi:application"
    listen = ["--host", host, "--port", str(port)]
    runserver = [sys.executable, "manage.py", "runserver", f"{host}:{port}"]
    return {
        "worker": [*celery, *worker],
        "beat": [*celery, *beat],
        "web": runserver if reload else [*python, *granian.split(), *listen],
    }


@contextmanager
def _running(programs: dict[str, list[str]]) -> Iterator[Sequence[Child]]:
    logs = Path(settings.VAR_DIR) / "log"
    logs.mkdir(exist_ok=True)
    children: list[Child] = []
    try:
        for name, command in programs.items():
            children.append(Child(name, command, logs / f"{name}.log"))
        yield children
    finally:
        for number in SIGNALS:  # an impatient second Ctrl-C must not leave half of it running
            signal.signal(number, signal.SIG_IGN)
        stop(children, grace=GRACE)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Two beats and two sample newsrooms on one database help nobody."""
    try:
        with locked(lock, wait=False):
            yield
    except TakenError:
        raise CommandError(f"ClaimTrack is already running on {lock.parent}.") from None


def _check(children: Sequence[Child]) -> None:
    for child in children:
        if child.ended():
            raise CommandError(
                f"The {child.name} ended with {child.process.returncode}. "
                f"The last lines of {child.log}:\n{last_lines(child.log)}"
            )


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
