"""Texts of older extractors, read again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.models import Batch
from claims import rereading
from claims.extraction import EXTRACTOR


class Command(BaseCommand):
    help = "Have texts that an older extractor read read again; what people decided on stays."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how many")
        parser.add_argument("--batch", type=int, metavar="N", help="only what this import brought")
        parser.add_argument("--limit", type=int, metavar="N", help="at most so many texts")

    def handle(self, *args: Any, **options: Any) -> None:
        limit: int | None = options["limit"]
        if limit is not None and limit < 1:
            raise CommandError("--limit takes a number from 1 upward.")
        batch = self._batch(options["batch"])
        older = rereading.outdated(batch).count()
        self.stdout.write(f"Texts read by an older extractor than {EXTRACTOR}: {older}")
        if not options["dry_run"]:
            number = rereading.reread(by=None, batch=batch, limit=limit)
            self.stdout.write(f"Queued to be read again: {number}")

    def _batch(self, number: int | None) -> Batch | None:
        if number is None:
            return None
        batch = Batch.objects.filter(pk=number).first()
        if batch is None:
            raise CommandError(f"There is no import {number}; `manage.py ledger` lists them.")
        return batch
