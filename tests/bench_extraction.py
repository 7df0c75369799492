"""How fast extraction is, what it holds in memory, and how both grow with the length of a text:
`make bench-extraction`.

The whole pipeline, in processes of their own as in production, each pinned to one core and with
one thread. Processor time stands beside wall time, since a busy machine spoils the latter. Texts
are paragraphs of the annotated corpus, drawn anew each time and with other figures in them.
"""

import argparse
import math
import os
import platform
import random
import re
import resource
import statistics
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context

from claims.extraction import EXTRACTOR, extract
from tests.quality.annotations import corpus

WORDS = 500  # of an ordinary article
LENGTHS = [250 * 2**doubled for doubled in range(9)]  # 250 to 64,000


@dataclass(frozen=True)
class Taken:
    """Seconds."""

    wall: float
    processor: float

    def rates(self, words: int) -> str:
        return (
            f"{words / self.processor:>7,.0f} words/s of processor time, {words / self.wall:,.0f}"
            " of wall time"
        )


def text(words: int, seed: int) -> str:
    """So many words, to within a paragraph."""
    dice = random.Random(seed)
    paragraphs = [part for article in corpus() for part in article.text.split("\n\n")]
    drawn: list[str] = []
    while words > 0:
        paragraph = re.sub(r"\d", lambda _: str(dice.randrange(1, 10)), dice.choice(paragraphs))
        drawn.append(paragraph)
        words -= len(paragraph.split())
    return "\n\n".join(drawn)


@contextmanager
def worker(core: int) -> Iterator[ProcessPoolExecutor]:
    """A fresh process on one core."""
    fresh = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh, initializer=pin, initargs=(core,)) as pool:
        pool.submit(int).result()  # it has started
        yield pool


def pin(core: int) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})


def read(texts: Sequence[str]) -> Taken:
    """In a worker: how long these take; the first call loads the pipeline."""
    wall, processor = time.perf_counter(), time.process_time()
    for each in texts:
        extract(each)
    return Taken(time.perf_counter() - wall, time.process_time() - processor)


def peak() -> float:
    """In a worker: the most memory that it ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def length(texts: Sequence[str]) -> int:
    return sum(len(each.split()) for each in texts)


def measure_one(core: int, number: int, most: int) -> None:
    """Loading, one article, many articles, growth and memory, in one process."""
    articles = [text(WORDS, seed) for seed in range(number)]
    with worker(core) as pool:
        loaded = pool.submit(read, ["Nobody said a word."]).result()
        print(f"load            {loaded.wall:.1f} s wall, {loaded.processor:.1f} s processor time")
        singly = [pool.submit(read, [each]).result() for each in articles]
        milliseconds = [1000 * taken.wall for taken in singly]
        processor = statistics.median(1000 * taken.processor for taken in singly)
        print(
            f"{WORDS} words, warm {statistics.median(milliseconds):.0f} ms wall (median of "
            f"{number}, most {max(milliseconds):.0f}), {processor:.0f} ms processor time"
        )
        taken = pool.submit(read, articles).result()
        print(f"one core        {taken.rates(length(articles))}")
        print(f"peak memory     {pool.submit(peak).result():.0f} MB after these articles")
        measure_growth(pool, [words for words in LENGTHS if words <= most])
        print(f"peak memory     {pool.submit(peak).result():.0f} MB after the longest")


def measure_growth(pool: ProcessPoolExecutor, lengths: Sequence[int]) -> None:
    points = []
    for words in lengths:
        given = text(words, seed=words)
        taken = pool.submit(read, [given]).result()
        points.append((length([given]), taken.processor))
        print(f"  {points[-1][0]:>7,} words {taken.processor:>8.3f} s processor time")
    print(f"growth          time ~ words^{exponent(points):.2f}")


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """Of the power law fitted by least squares to (length, time); 1 is linear."""
    logs = [(math.log(words), math.log(taken)) for words, taken in points]
    return statistics.linear_regression(*zip(*logs, strict=True)).slope


def measure_two(cores: Sequence[int], number: int) -> None:
    """As many processes as cores, at the same time, each with its own articles."""
    shares = [
        [text(WORDS, seed) for seed in range(number * at, number * (at + 1))]
        for at in range(1, len(cores) + 1)
    ]
    with worker(cores[0]) as first, worker(cores[1]) as second:
        pools = (first, second)
        for waiting in [pool.submit(read, ["Nobody said a word."]) for pool in pools]:
            waiting.result()
        began = time.perf_counter()
        running: list[Future[Taken]] = [
            pool.submit(read, share) for pool, share in zip(pools, shares, strict=True)
        ]
        taken = [each.result() for each in running]
        wall = time.perf_counter() - began
        memory = [f"{pool.submit(peak).result():.0f}" for pool in pools]
    words = sum(map(length, shares))
    # Two cores at once: so many words in the processor time of the busier one.
    together = Taken(wall, max(each.processor for each in taken))
    print(f"two cores       {together.rates(words)}; peak memory {' and '.join(memory)} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=60, help="that each process reads")
    parser.add_argument("--most", type=int, default=LENGTHS[-1], help="words of the longest text")
    given = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = "1"
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0, 1]
    print(f"extractor {EXTRACTOR}, Python {platform.python_version()} on {platform.machine()}")
    print(f"{len(cores)} cores, load average {os.getloadavg()[0]:.1f}")
    measure_one(cores[0], given.articles, given.most)
    if len(cores) > 1:
        measure_two(cores[:2], given.articles)


if __name__ == "__main__":
    main()
