"""The ledgers of many batches, in one query however many there are."""

from collections import Counter
from collections.abc import Collection

from django.db.models import Count

from articles.ledger import Account
from articles.models import Item, Upload
from articles.work import ENDED, IN_FLIGHT, Status

FIGURES = {**dict.fromkeys(IN_FLIGHT, "in_flight"), **{end: end.value for end in ENDED}}
NAMES = ("received", *dict.fromkeys(FIGURES.values()), Status.PARSED.value)


def accounts(batches: Collection[int]) -> dict[int, Account]:
    """The account of each batch, by its id; a file counts as one until it has been read."""
    counted = {pk: Counter(dict.fromkeys(NAMES, 0)) for pk in batches}
    files, items = Upload.objects.exclude(status=Status.DONE), Item.objects.all()
    found = [
        rows.filter(batch__in=batches)
        .order_by()
        .values_list("batch", "status")
        .annotate(number=Count("pk"))
        for rows in (files, items)
    ]
    for pk, status, number in found[0].union(found[1], all=True):
        counted[pk][FIGURES[status]] += number
        counted[pk]["received"] += number
        counted[pk]["parsed"] += number if status == Status.PARSED else 0
    return {pk: Account(**figures) for pk, figures in counted.items()}
