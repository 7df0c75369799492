"""How fast stages run on the sample newsroom, on this machine: `make bench`.

Each stage runs over all the samples, once unmeasured and then RUNS times.
"""

import platform
import statistics
from collections.abc import Callable

from articles.normalisation import normalise
from articles.reading import Record, read
from articles.samples import sample_batches
from claims.extraction import EXTRACTOR, extract
from tests.bench_times import timed

RUNS = 5


def records() -> list[Record]:
    found = []
    for path in (path for batch in sample_batches() for path in batch.paths):
        with path.open("rb") as stream:
            found += [record for record in read(path.name, stream) if isinstance(record, Record)]
    return found


def seconds(stage: Callable[[], object]) -> list[float]:
    """How long each measured run took."""
    stage()
    return [timed(stage)[0] for _ in range(RUNS)]


def main() -> None:
    given = records()
    texts = [normalise(record).text for record in given]
    words = sum(len(text.split()) for text in texts)
    stages: dict[str, Callable[[], object]] = {
        "read": records,
        "normalise": lambda: [normalise(record) for record in given],
        "extract": lambda: [extract(text) for text in texts],
    }
    print(f"{len(texts)} articles, {words} words, {RUNS} runs, extractor {EXTRACTOR}")
    print(f"Python {platform.python_version()} on {platform.machine()}")
    print(f"{'stage':<10}{'median s':>10}{'least':>10}{'most':>10}{'words/s':>12}")
    for name, stage in stages.items():
        taken = seconds(stage)
        median = statistics.median(taken)
        times = "".join(f"{figure:>10.3f}" for figure in (median, min(taken), max(taken)))
        print(f"{name:<10}{times}{words / median:>12,.0f}")


if __name__ == "__main__":
    main()
