"""Import the sample newsroom: invented outlets, plausible stories, known answers."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.batches import open_batch
from articles.samples import sample_batches
from articles.uploads import keep_path


class Command(BaseCommand):
    help = "Import the sample newsroom that comes with the project; workers do the rest."

    def handle(self, *args: Any, **options: Any) -> None:
        for sample in sample_batches():
            files = [keep_path(path) for path in sample.paths]
            batch, _ = open_batch(files, by=None, outlet=sample.outlet, published=sample.published)
            self.stdout.write(f"Batch {batch.pk}: {batch.label}")
