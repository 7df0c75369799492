"""The rows of a batch that did not get in, as a CSV that can be mended and sent again."""

import csv
from collections.abc import Iterator

from django.db.models import Q, QuerySet

from articles.cells import neutral
from articles.models import Batch, Item, Preview
from articles.work import Status

# The reader of tables knows all of these but the first two, which it passes over.
FIELDS = ("title", "outlet", "byline", "published", "url", "language")
COLUMNS = ("reason", "where", *FIELDS, "text")
REFUSED = (Status.REJECTED, Status.QUARANTINED)
BOM = "\ufeff"


class _Echo:
    """What csv.writer writes to; hands each line back."""

    def write(self, line: str) -> str:
        return line


def lines(batch: Batch) -> Iterator[str]:
    """A header, then a line for each file and record that did not or could not get in.

    UTF-8 with a byte order mark, for Excel; memory stays flat. What could not be read has no
    fields.
    """
    writer = csv.writer(_Echo())
    yield BOM + writer.writerow(COLUMNS)
    for name, reason in batch.uploads.filter(status__in=REFUSED).values_list("name", "reason"):
        yield writer.writerow(neutral(cell) for cell in (reason, name, *[""] * 7))
    for item in refused(batch.items.all()).iterator(chunk_size=500):
        yield writer.writerow(neutral(cell) for cell in row(item))


def refused(items: QuerySet[Item]) -> QuerySet[Item]:
    """Those that did not get in, and those that could not."""
    foreseen = Q(status=Status.PARSED, preview__kind=Preview.Kind.BAD)
    return items.filter(Q(status__in=REFUSED) | foreseen).select_related("preview")


def row(item: Item) -> tuple[str, ...]:
    reason = item.preview.reason if item.status == Status.PARSED else item.reason
    given = (str(item.record.get(field) or "") for field in (*FIELDS, "body"))
    return (reason, item.locator, *given)
