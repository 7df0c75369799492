"""Articles to lose, and what must hold whatever was done to those who worked on them."""

import json
import os
import random
from collections.abc import Iterator

from django.db.models import Count

from articles import ledger
from articles.batches import open_batch
from articles.models import Batch, Item, Version
from articles.uploads import keep
from articles.work import Status, Work
from claims.models import Claim, Linking, Matching, Run
from claimtrack.audit.models import Entry

# How large and how often: 1 in the suite, more in `make chaos`.
TIMES = int(os.environ.get("CHAOS_TIMES", "1"))

NOUNS = ["pier", "ferry", "crane", "quarry", "bridge", "depot", "mill", "orchard", "railway"]
NOUNS += ["tower", "market", "canal", "school", "theatre", "bakery", "museum", "foundry", "chapel"]
SENTENCE = (
    "The {0} will close on Friday, harbour master Ada Lind said. “Nobody can reach the {1} by the "
    "{2} there,” she told the Coast Gazette. According to the port office, the {3} near the {4} "
    "may open again. "
)


def text(number: int, sentences: int) -> str:
    dice = random.Random(number)
    told = (SENTENCE.format(*dice.sample(NOUNS, 5)) for _ in range(sentences))
    return f"Report {number}. {''.join(told)}"


def batch_of(number: int, *, sentences: int = 2, poison: int = 0) -> Batch:
    """So many articles in one file, the last of them poison."""
    titles = [f"Story {n}" for n in range(number - poison)] + ["Poison"] * poison
    lines = (
        {"title": title, "text": text(n, sentences), "outlet": "Pier Mail"}
        for n, title in enumerate(titles)
    )
    content = "\n".join(map(json.dumps, lines)).encode()
    return open_batch([keep("reports.jsonl", [content])], by=None)[0]


def finished(batch: Batch) -> bool:
    """Also looks, every time, whether the ledger balances meanwhile."""
    account = ledger.account(batch)
    assert account.balanced, account
    return account.finished and batch.uploads.filter(status=Status.DONE).exists()


def running() -> int:
    """Pieces of work under a lease; links and parties are sought when a batch has long been in."""
    kinds = [kind for kind in Work.__subclasses__() if kind not in (Linking, Matching)]
    return sum(kind._default_manager.filter(status=Status.RUNNING).count() for kind in kinds)


def assert_all_in(batch: Batch, number: int, *, quarantined: int = 0) -> None:
    """Nothing lost, nothing done twice visibly, the books in order."""
    account = ledger.account(batch)
    done = number - quarantined
    figures = (account.received, account.done, account.quarantined, account.balanced)
    assert figures == (number, done, quarantined, True), account
    assert running() == 0
    texts = Version.objects.filter(items__batch=batch)
    assert texts.count() == texts.values("sha256").distinct().count() == done
    assert Run.objects.filter(status=Status.DONE, current=True).count() == done
    assert Run.objects.count() == done
    assert list(_claims_twice()) == []
    assert Claim.objects.count() >= done
    assert Entry.objects.filter(action="import").count() == 1
    assert Item.objects.filter(batch=batch).count() == number


def _claims_twice() -> Iterator[object]:
    places = Claim.objects.values("run__version", "pieces__start", "pieces__end", "cue_start")
    return iter(places.annotate(times=Count("pk")).filter(times__gt=1))
