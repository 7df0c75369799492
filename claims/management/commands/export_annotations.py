"""What people decided, as training material."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.models import Batch, Version
from claims.review.annotations import annotated, annotation, name


class Command(BaseCommand):
    help = (
        "Write the accepted, corrected and rejected claims of each text to OUT/gold/NAME.json and "
        "the text itself to OUT/texts/NAME.txt. Files of an earlier export are written anew."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", type=int, help="only texts of this batch")
        parser.add_argument(
            "--since", type=_day, metavar="YYYY-MM-DD", help="decided since that day"
        )
        parser.add_argument("--out", type=Path, required=True, help="a folder; made if missing")

    def handle(self, *args: Any, **options: Any) -> None:
        batch = None
        if options["batch"] is not None:
            batch = Batch.objects.filter(pk=options["batch"]).first()
            if batch is None:
                raise CommandError(f"There is no batch {options['batch']}.")
        texts = claims = 0
        for version in annotated(batch, options["since"]).iterator(chunk_size=100):
            claims += _write(version, options["out"])
            texts += 1
        self.stdout.write(f"{claims} claims of {texts} texts in {options['out']}")


def _day(given: str) -> dt.date:
    return dt.date.fromisoformat(given)


def _write(version: Version, out: Path) -> int:
    told = annotation(version)
    gold, texts = out / "gold", out / "texts"
    for folder in (gold, texts):
        folder.mkdir(parents=True, exist_ok=True)
    (texts / f"{name(version)}.txt").write_bytes(version.text.encode())
    words = json.dumps(told, ensure_ascii=False, indent=1)
    (gold / f"{name(version)}.json").write_text(words + "\n", "utf-8")
    return len(told["claims"]) + len(told["rejected"])
