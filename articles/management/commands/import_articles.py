"""Import files and folders as one batch."""

import argparse
import datetime as dt
import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import ledger, sweeper, worker
from articles.batches import commit, open_batch
from articles.models import Batch
from articles.reading import AS_NAMED, Column, ColumnMapping, columns_of
from articles.reading.columns import FIELDS
from articles.rehearsal import Rehearsal, rehearse
from articles.uploads import Stored, keep_path

POLL_SECONDS = 0.5
EXIT_USAGE = 2
EXIT_SOME_REJECTED = 3
EXIT_NOTHING_IN = 4


class Command(BaseCommand):
    help = (
        "Import articles from files or folders as one batch. Exit status with --wait or "
        "--dry-run: 0 all in, 3 some not, 4 none."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--outlet", default="", help="outlet where the file names none")
        parser.add_argument(
            "--published", type=_date, help="date where the file gives none (YYYY-MM-DD)"
        )
        parser.add_argument(
            "--map",
            type=_mapping,
            default=AS_NAMED,
            metavar="FIELD=COLUMN,…",
            help=f"columns of tables and names in JSON, such as title=headline,body=text; "
            f"fields: {', '.join(FIELDS)}",
        )
        parser.add_argument("--wait", action="store_true", help="return when all is done")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would become of it; keep nothing"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object instead")

    def handle(self, *args: Any, **options: Any) -> None:
        paths = _files(options["paths"])
        _check_columns(paths, options["map"])
        defaults = {
            "outlet": options["outlet"],
            "published": options["published"],
            "mapping": options["map"],
        }
        if options["dry_run"]:
            self._rehearse(paths, defaults, as_json=options["json"])
            return
        batch, new = open_batch(_kept(paths), by=None, **defaults)
        committed = not new and commit(batch, by=None)
        if not options["json"]:
            self.stdout.write(_opened(batch, len(paths), new=new, committed=committed))
        if options["wait"]:
            self._wait(batch, quiet=options["json"])
        self._report(batch, waited=options["wait"], as_json=options["json"])

    def _rehearse(self, paths: Sequence[Path], defaults: dict[str, Any], *, as_json: bool) -> None:
        try:
            found = rehearse(paths, **defaults)
        except OSError as error:
            raise CommandError(_unwell(error)) from None
        self.stdout.write(_rehearsal_json(found) if as_json else _rehearsal_text(found))
        _exit(found.outlook.possible, found.received)

    def _wait(self, batch: Batch, *, quiet: bool) -> None:
        if not worker.listening():
            if not quiet:
                self.stdout.write("No worker is listening; the work is done here.")
            worker.drain()
        while not ledger.account(batch).finished:
            time.sleep(POLL_SECONDS)
            sweeper.sweep()
            if not worker.listening():
                worker.drain()

    def _report(self, batch: Batch, *, waited: bool, as_json: bool) -> None:
        account = ledger.account(batch)
        refusals = ledger.refusals(batch)
        if as_json:
            refused = [{"where": where, "reason": reason} for where, reason in refusals]
            about = {"batch": batch.pk, **asdict(account), "refused": refused}
            self.stdout.write(json.dumps(about, ensure_ascii=False))
        elif waited:
            refused_lines = [f"  {where}: {reason}" for where, reason in refusals]
            self.stdout.write("\n".join([str(account), *refused_lines]))
        if waited:
            _exit(account.done + account.duplicate, account.received)


def _opened(batch: Batch, files: int, *, new: bool, committed: bool) -> str:
    if new:
        return f"Batch {batch.pk}: {files} file{'s' if files > 1 else ''}."
    return f"Already batch {batch.pk}{', which only waited to be committed' if committed else ''}."


def _exit(kept: int, received: int) -> None:
    """End with the status that says how much got in, unless that is all."""
    if kept < received:
        raise SystemExit(EXIT_SOME_REJECTED if kept else EXIT_NOTHING_IN)


def _rehearsal_json(found: Rehearsal) -> str:
    about = {"dry_run": True, **asdict(found), "articles": found.outlook.articles}
    return json.dumps(about, ensure_ascii=False)


def _rehearsal_text(found: Rehearsal) -> str:
    seen = found.outlook
    lines = [
        "Dry run: nothing was kept.",
        f"received {found.received} = new {seen.new} + page to fetch {seen.to_fetch}"
        f" + near copy {seen.near}"
        f" + changed version {seen.changed} + duplicate {seen.duplicate} + bad {seen.bad}",
        f"articles {seen.articles} = texts {found.texts.texts}, copies counted once",
    ]
    for row in found.rows:
        told = (row.get("reason"), row.get("of") and f"of {row['of']}", row.get("title"))
        lines.append(f"  {row['where']}: {row['kind']}, {', '.join(filter(None, told))}")
    return "\n".join(lines)


def _date(value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no date such as 2026-05-17") from None


def _mapping(value: str) -> ColumnMapping:
    try:
        return ColumnMapping.parse(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _check_columns(paths: Sequence[Path], mapping: ColumnMapping) -> None:
    """Every column named must be in one of the tables, as far as these can be looked into."""
    if not mapping.chosen:
        return
    known = {column.name for path in paths for column in _columns(path, mapping)}
    missing = [column for _, column in mapping.chosen if column and column not in known]
    if known and missing:
        named = ", ".join(f"“{column}”" for column in missing)
        found = ", ".join(sorted(known)[:20])
        raise _usage(f"No table has a column {named}. The columns are: {found}.")


def _columns(path: Path, mapping: ColumnMapping) -> list[Column]:
    try:
        with path.open("rb") as stream:
            return columns_of(path.name, stream, mapping)
    except OSError as error:
        raise CommandError(_unwell(error)) from None


def _unwell(error: OSError) -> str:
    """What the system says of a file; one that is written has no name here but the store's."""
    return f"{error.filename or 'The upload store'}: {error.strerror}."


def _kept(paths: Sequence[Path]) -> list[Stored]:
    try:
        return [keep_path(path) for path in paths]
    except OSError as error:
        raise CommandError(_unwell(error)) from None


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
