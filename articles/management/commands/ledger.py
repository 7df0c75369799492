"""Whether everything that was received is accounted for."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from articles import ledger
from articles.ledger import Account
from articles.models import Batch

EXIT_UNBALANCED = 1


class Command(BaseCommand):
    help = "Print the ledger of every batch, oldest first. Exit status 1 if one does not balance."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("batches", nargs="*", type=int, metavar="BATCH", help="all if none")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = Batch.objects.order_by("pk")
        if options["batches"]:
            chosen = chosen.filter(pk__in=options["batches"])
        balanced = True
        for batch in chosen:
            account = ledger.account(batch)
            balanced &= account.balanced
            self.stdout.write((_json if options["json"] else _line)(batch, account))
        if not balanced:
            raise SystemExit(EXIT_UNBALANCED)


def _json(batch: Batch, account: Account) -> str:
    about = {"batch": batch.pk, "label": batch.label, "status": batch.status}
    return json.dumps({**about, **asdict(account), "balanced": account.balanced})


def _line(batch: Batch, account: Account) -> str:
    return f"Batch {batch.pk} ({batch.get_status_display().lower()}): {account}"
