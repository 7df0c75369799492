"""The rows of a batch that did not get in, as a CSV that can be mended and sent again."""

import csv
from collections.abc import Iterator

from django.db.models import Q, QuerySet

from articles.cells import neutral
from articles.models import Batch, Item, Preview
from articles.work import Status

# The reader of tables knows these; what is not its own it passes over.
FIELDS = ("title", "outlet", "byline", "published", "url", "language")
TOLD = ("reason", "where")
COLUMNS = (*TOLD, *FIELDS, "text")
REFUSED = (Status.REJECTED, Status.QUARANTINED)
BOM = "\ufeff"


class _Echo:
    """What csv.writer writes to; hands each line back."""

    def write(self, line: str) -> str:
        return line


def lines(batch: Batch) -> Iterator[str]:
    """A header, then a line for each file and record that did not or could not get in.

    A row of a table comes back in its own columns, anything else in those of `FIELDS`; what could
    not be read has none. UTF-8 with a byte order mark, for Excel; memory stays flat.
    """
    items = refused(batch.items.all())
    columns = header(items)
    writer = csv.writer(_Echo())
    yield BOM + writer.writerow(columns)
    for name, reason in batch.uploads.filter(status__in=REFUSED).values_list("name", "reason"):
        yield writer.writerow(_cells({"reason": reason, "where": name}, columns))
    for item in items.iterator(chunk_size=500):
        yield writer.writerow(_cells(row(item), columns))


def header(items: QuerySet[Item]) -> list[str]:
    """Why and where, the columns of all tables in order, and `FIELDS` if there is anything else."""
    own = items.filter(record__has_key="row").values_list("record__row", flat=True).order_by()
    found = dict.fromkeys(TOLD)
    for given in own.iterator(chunk_size=500):
        found |= dict.fromkeys(_own_name(column) for column, _ in given)
    if len(found) == len(TOLD) or items.exclude(record__has_key="row").exists():
        found |= dict.fromkeys(COLUMNS)
    return list(found)


def refused(items: QuerySet[Item]) -> QuerySet[Item]:
    """Those that did not get in, and those that could not."""
    foreseen = Q(status=Status.PARSED, preview__kind=Preview.Kind.BAD)
    return items.filter(Q(status__in=REFUSED) | foreseen).select_related("preview")


def row(item: Item) -> dict[str, str]:
    reason = item.preview.reason if item.status == Status.PARSED else item.reason
    told = {"reason": reason, "where": item.locator}
    body = str(item.record.get("body") or "")
    if given := item.record.get("row"):
        own = {_own_name(column): body if cell is None else cell for column, cell in given}
        return told | own
    return told | {field: str(item.record.get(field) or "") for field in FIELDS} | {"text": body}


def _own_name(column: str) -> str:
    """As in the table; a second file with reasons tells the first ones apart from its own."""
    return f"{column} before" if column in TOLD else column


def _cells(row: dict[str, str], columns: list[str]) -> Iterator[str]:
    return (neutral(row.get(column, "")) for column in columns)
