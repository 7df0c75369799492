"""Return expired leases and send lost work again, once."""

from typing import Any

from django.core.management.base import BaseCommand

from articles import sweeper


class Command(BaseCommand):
    help = "Return expired leases to the queue and send lost work again."

    def handle(self, *args: Any, **options: Any) -> None:
        swept = sweeper.sweep()
        self.stdout.write(", ".join(f"{count} {deed}" for deed, count in swept.items()))
