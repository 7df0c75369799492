"""Fill the database with an invented newsroom, to try out how things go with very much in it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.models import Article
from claims.management.filling import fill


class Command(BaseCommand):
    help = "Fill the database with invented articles and claims. Refuses if it has articles."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--claims", type=int, default=10_000)
        parser.add_argument("--articles", type=int, default=1_000)
        parser.add_argument("--force", action="store_true", help="fill in beside what is there")

    def handle(self, *args: Any, **options: Any) -> None:
        articles, claims = options["articles"], options["claims"]
        if articles < 1 or claims < 0:
            raise CommandError("At least one article and no fewer than 0 claims.")
        if Article.objects.exists() and not options["force"]:
            raise CommandError(
                "There are articles in this database. Invented ones beside them cannot be taken "
                "out again; add --force if that is what you want."
            )
        for written in fill(articles, claims):
            self.stderr.write(f"\r{written:,} of {claims:,} claims", ending="")
        self.stderr.write("")
        self.stdout.write(f"{articles:,} articles with {claims:,} claims are in.")
