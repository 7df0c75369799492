"""A report as a file."""

import os
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from claims.models import Report
from claims.reports.exports.formats import FORMATS
from claims.reports.filing import pieces
from claimtrack.audit.record import record


class Command(BaseCommand):
    help = "Write report NUMBER to FILE, whole or not at all; the same report gives the same bytes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", type=int, metavar="NUMBER")
        parser.add_argument("--format", required=True, choices=list(FORMATS))
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        report = Report.objects.filter(number=options["number"]).first()
        if report is None:
            numbers = Report.objects.order_by("number").values_list("number", flat=True)
            last = numbers.last()
            there = f"they go from 1 to {last}" if last else "there are none yet"
            raise CommandError(f"There is no report {options['number']}; {there}.")
        try:
            size = _write(report, options["format"], options["output"])
        except OSError as error:
            raise CommandError(f"{options['output']} cannot be written: {error}") from error
        with transaction.atomic():
            record("report.fetch_file", report, by=None, after={"format": options["format"]})
        self.stdout.write(f"{size:,} bytes in {options['output']}")


def _write(report: Report, key: str, target: Path) -> int:
    """Beside the target first, so that nobody ever finds half a file; how many bytes."""
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".part-", delete=False) as part:
        try:
            size = sum(map(part.write, pieces(report, key)))
            part.close()
            os.chmod(part.name, 0o644)
            Path(part.name).replace(target)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
    return size
