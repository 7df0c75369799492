"""Import files and folders as one batch."""

import argparse
import datetime as dt
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import ledger, sweeper, worker
from articles.batches import open_batch
from articles.models import Batch
from articles.uploads import Stored, keep_path

POLL_SECONDS = 0.5
EXIT_USAGE = 2
EXIT_SOME_REJECTED = 3
EXIT_NOTHING_IN = 4


class Command(BaseCommand):
    help = (
        "Import articles from files or folders as one batch. Exit status with --wait: "
        "0 all in, 3 some not, 4 none."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--outlet", default="", help="outlet where the file names none")
        parser.add_argument(
            "--published", type=_date, help="date where the file gives none (YYYY-MM-DD)"
        )
        parser.add_argument("--wait", action="store_true", help="return when all is done")

    def handle(self, *args: Any, **options: Any) -> None:
        files = _kept(_files(options["paths"]))
        batch, new = open_batch(
            files, by=None, outlet=options["outlet"], published=options["published"]
        )
        count = f"{len(files)} file{'s' if len(files) > 1 else ''}"
        self.stdout.write(f"Batch {batch.pk}: {count}." if new else f"Already batch {batch.pk}.")
        if options["wait"]:
            self._wait(batch)
            self._report(batch)

    def _wait(self, batch: Batch) -> None:
        if not worker.listening():
            self.stdout.write("No worker is listening; the work is done here.")
            worker.drain()
        while not ledger.account(batch).finished:
            time.sleep(POLL_SECONDS)
            sweeper.sweep()
            if not worker.listening():
                worker.drain()

    def _report(self, batch: Batch) -> None:
        account = ledger.account(batch)
        self.stdout.write(
            f"received {account.received} = done {account.done} + duplicate {account.duplicate}"
            f" + rejected {account.rejected} + quarantined {account.quarantined}"
            f" + in flight {account.in_flight}"
        )
        for locator, reason in ledger.refusals(batch):
            self.stdout.write(f"  {locator}: {reason}")
        kept = account.done + account.duplicate
        if kept < account.received:
            raise SystemExit(EXIT_SOME_REJECTED if kept else EXIT_NOTHING_IN)


def _date(value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no date such as 2026-05-17") from None


def _kept(paths: Sequence[Path]) -> list[Stored]:
    try:
        return [keep_path(path) for path in paths]
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}.") from None


def _files(paths: Sequence[Path]) -> list[Path]:
    """The files named, and those anywhere in the folders named; hidden ones are left out."""
    found: list[Path] = []
    for path in paths:
        if path.is_file():
            found.append(path)
        elif path.is_dir():
            inside = (p for p in sorted(path.rglob("*")) if p.is_file())
            found += [p for p in inside if not _hidden(p.relative_to(path))]
        else:
            raise _usage(f"{path}: there is no such file or folder.")
    if not found:
        raise _usage("No files were found in what you named.")
    return found


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _usage(message: str) -> CommandError:
    return CommandError(message, returncode=EXIT_USAGE)
