"""Import the sample newsroom: invented outlets, plausible stories, known answers."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from articles.samples import FOLDER


class Command(BaseCommand):
    help = "Import the sample newsroom that comes with the project."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("import_articles", FOLDER, stdout=self.stdout)
