"""Whether anybody has changed the audit trail behind the back of the application."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from claimtrack.audit.models import Entry
from claimtrack.audit.verify import first_broken, head, known


class Command(BaseCommand):
    help = (
        "Works out every seal of the audit trail anew. Exits with 1 and names the first "
        "entry that does not hold; otherwise prints the head to note down."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--head", help="a head printed earlier, which must still be known")

    @transaction.atomic
    def handle(self, *_: Any, **options: Any) -> None:
        if broken := first_broken():
            raise CommandError(f"The audit trail is broken: {broken}")
        noted = options["head"]
        if noted and not known(noted):
            raise CommandError("The audit trail is broken: its end has been cut off or replaced.")
        self.stdout.write(f"{Entry.objects.count()} entries, unbroken. Head: {head() or 'none'}")
