"""What a batch would become, in figures, and how long its workers will still take."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from articles.ledger import Account
from articles.models import Batch, Portion, Preview
from articles.work import IN_FLIGHT

Kind = Preview.Kind
COPIES = (Kind.NEAR, Kind.DUPLICATE)


@dataclass(frozen=True)
class Outlook:
    """The kinds of the items previewed so far; what could not even be read is bad, too."""

    new: int
    to_fetch: int
    near: int
    changed: int
    duplicate: int
    bad: int
    previewed: int
    unseen: int  # parsed, but not previewed
    portions: int  # still with a worker

    @property
    def articles(self) -> int:
        return self.new + self.near + self.changed + self.duplicate

    @property
    def possible(self) -> int:
        """What could go in, as far as anybody knows."""
        return self.articles + self.to_fetch


@dataclass(frozen=True)
class Texts:
    """47 articles = 9 texts; of the largest group, so many from one agency or outlet."""

    texts: int
    largest: int
    origin: str


def outlook(batch: Batch, account: Account) -> Outlook:
    previews = Preview.objects.filter(item__batch=batch)
    kinds = previews.order_by().values_list("kind").annotate(number=Count("pk"))
    counted = {kind.value: 0 for kind in Kind} | dict(kinds)
    waiting = Portion.objects.filter(upload__batch=batch, status__in=IN_FLIGHT)
    previewed = sum(counted.values())
    counted["bad"] += account.rejected + account.quarantined
    unseen = account.parsed - previewed
    return Outlook(**counted, previewed=previewed, unseen=unseen, portions=waiting.count())


def texts(batch: Batch) -> Texts:
    """How many texts the articles of a preview are, copies counted once.

    Every copy leads, over its twins, to the first of its group: in the batch or in the store.
    """
    previews = Preview.objects.filter(item__batch=batch).exclude(sha256="")
    leads: dict[int, int] = {}
    groups: dict[str, list[str]] = defaultdict(list)
    columns = ("item", "kind", "twin", "version", "wire", "outlet")
    rows = list(previews.values_list(*columns))
    for item, kind, twin, *_ in rows:
        if twin and kind in COPIES:
            leads[item] = twin
    stored = {item: version for item, kind, _, version, *_ in rows if version and kind in COPIES}
    for item, *_, wire, outlet in rows:
        first = _first(item, leads)
        groups[f"version {stored[first]}" if first in stored else f"item {first}"].append(
            wire or outlet
        )
    largest = max(groups.values(), key=len, default=[])
    [(origin, number)] = Counter(largest).most_common(1) or [("", 0)]
    return Texts(len(groups), number, origin)


def _first(item: int, leads: dict[int, int]) -> int:
    passed = {item}
    while (item := leads.get(item, item)) not in passed:
        passed.add(item)
    return item


def time_left(since: dt.datetime, done: int, total: int) -> str:
    """At the pace so far, such as "40 s" or "3 min"; none before there is a pace."""
    if not 0 < done < total:
        return ""
    left = (timezone.now() - since).total_seconds() * (total - done) / done
    return f"{left:.0f} s" if left < 90 else f"{left / 60:.0f} min"
