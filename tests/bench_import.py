"""How fast a large file is previewed and committed, near copies are found, and one article is
ready for review: `make bench-import`.

On embedded servers of its own under var/, durable as in `make run`. The large file is taken in by
one process, without extraction: what is measured is what one worker does. Its texts are invented,
400 words each; every tenth is a near copy of one before it. The single articles are samples, and
go through a worker that has nothing else to do.
"""

import argparse
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from tests.bench_store import store
from tests.bench_times import timed

WORDS = 400
SINGLES = 5
PATIENCE = 120  # seconds


def article(number: int) -> str:
    """400 words; every tenth differs from the one before in its last fifth only."""
    copied = number % 10 == 9
    words = _words(number - 1 if copied else number, WORDS)
    return " ".join(words[: WORDS * 4 // 5] + _words(-number, WORDS // 5) if copied else words)


def _words(seed: int, number: int) -> list[str]:
    dice = random.Random(seed)
    return [f"{dice.choice('bdfglmnprst')}{dice.randrange(20_000)}" for _ in range(number)]


def rows(number: int) -> bytes:
    lines = (
        {"title": f"Story {n}", "outlet": f"Outlet {n % 30}", "text": article(n)}
        for n in range(number)
    )
    return b"\n".join(json.dumps(line).encode() for line in lines)


def measure(articles: int, signatures: list[int]) -> None:
    """Django is set up and the database empty."""
    from tests.bench_copies import measure_lookup  # noqa: PLC0415 - models exist only now

    if articles:
        measure_article()
        measure_import(articles)
    for number in signatures:
        measure_lookup(number)


def measure_article() -> None:
    """From the upload to the claims in the queue; whoever commits the preview does so at once.

    The first one waits for the worker to start and to load the models.
    """
    with worker_process():
        taken = [timed(partial(pass_through, number))[0] for number in range(1 + SINGLES)]
    first, *others = taken
    print(
        f"one article, from upload to its claims: {statistics.median(others):.2f} s "
        f"(median of {SINGLES}, most {max(others):.2f}); the first, with the worker's start, "
        f"{first:.2f} s"
    )


def pass_through(number: int) -> None:
    from articles.batches import commit, open_batch  # noqa: PLC0415
    from articles.models import Preview  # noqa: PLC0415
    from articles.samples import sample_batches  # noqa: PLC0415
    from articles.uploads import keep  # noqa: PLC0415
    from articles.work import Status  # noqa: PLC0415

    sample = next(path for one in sample_batches() for path in one.paths if path.suffix == ".txt")
    text = f"{sample.read_text()}\n\nEdition {number}, printed at Skjold."
    batch, _ = open_batch([keep(f"{number}.txt", [text.encode()])], by=None, preview=True)
    wait_for(Preview.objects.filter(item__batch=batch).exists)
    commit(batch, by=None)
    wait_for(batch.items.filter(status=Status.DONE).exists)


def wait_for(there: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not there():
        if time.monotonic() > end:
            raise TimeoutError("the worker did nothing")
        time.sleep(0.01)


@contextmanager
def worker_process() -> Iterator[None]:
    arguments = ["worker", "--without-gossip", "--without-mingle", "--concurrency", "1"]
    process = subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "claimtrack", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE)


def measure_import(number: int) -> None:
    from articles.batches import commit, open_batch  # noqa: PLC0415
    from articles.ingest import ingest, read_file  # noqa: PLC0415
    from articles.models import Item, Portion, Preview, Upload  # noqa: PLC0415
    from articles.preview import preview  # noqa: PLC0415
    from articles.uploads import keep  # noqa: PLC0415
    from articles.worker import work  # noqa: PLC0415

    content = rows(number)
    opened, (batch, _) = timed(
        lambda: open_batch([keep("bench.jsonl", [content])], by=None, preview=True)
    )
    read, _ = timed(lambda: [work(Upload, one.pk, read_file) for one in batch.uploads.all()])
    portions = list(Portion.objects.filter(upload__batch=batch).values_list("pk", flat=True))
    seen, _ = timed(lambda: [work(Portion, pk, preview) for pk in portions])
    seen_here = Preview.objects.filter(item__batch=batch)
    near = seen_here.filter(kind=Preview.Kind.NEAR).count()
    committed, _ = timed(lambda: commit(batch, by=None))
    some = list(batch.items.values_list("pk", flat=True)[:500])
    stored, _ = timed(lambda: [work(Item, pk, ingest) for pk in some])
    print(f"{number:,} articles of {WORDS} words, {len(content) / 1e6:.0f} MB, {near} near copies")
    print(f"  upload kept and batch opened  {opened:8.2f} s")
    print(f"  read into items               {read:8.2f} s")
    print(f"  previewed                     {seen:8.2f} s")
    print(f"  committed to the ledger       {committed:8.2f} s")
    print(f"  then stored, {len(some):4} of them    {stored:8.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000, help="0 for none")
    parser.add_argument("--signatures", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    given = parser.parse_args()
    with store():
        measure(given.articles, given.signatures)


if __name__ == "__main__":
    main()
