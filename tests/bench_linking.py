"""How fast links are found in stores of ten thousand to a million claims: `make bench-linking`.

On embedded servers of its own under var/, durable as in `make run`. What is measured stands in
`tests.bench_links`; the allowed milliseconds are for the largest store.
"""

import argparse
from pathlib import Path

from tests.bench_store import store


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    sizes = [10_000, 100_000, 1_000_000]
    parser.add_argument("--sizes", type=int, nargs="+", default=sizes, help="claims, growing")
    parser.add_argument("--lookups", type=int, default=200)
    parser.add_argument("--articles", type=int, default=10, help="new ones to link at each size")
    parser.add_argument("--memory", default="1500MB", help="for building the index")
    parser.add_argument("--folder", type=Path, help="keep the store there, and use it again")
    given = parser.parse_args()
    with store(given.folder):
        from tests import bench_links  # noqa: PLC0415 - models exist only now

        for size in sorted(given.sizes):
            bench_links.grow(size, given.memory)
            bench_links.measure(given.lookups, given.articles)


if __name__ == "__main__":
    main()
