"""How fast links are found in stores of ten thousand to a million claims: `make bench-linking`.

On embedded servers of its own under var/, durable as in `make run`. What is measured stands in
`tests.bench_links`; the allowed milliseconds are for the largest store.
"""

import argparse
import os
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from claimtrack import embedded

VAR = Path(__file__).resolve().parent.parent / "var"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    sizes = [10_000, 100_000, 1_000_000]
    parser.add_argument("--sizes", type=int, nargs="+", default=sizes, help="claims, growing")
    parser.add_argument("--lookups", type=int, default=200)
    parser.add_argument("--articles", type=int, default=10, help="new ones to link at each size")
    parser.add_argument("--memory", default="1500MB", help="for building the index")
    parser.add_argument("--folder", type=Path, help="keep the store there, and use it again")
    given = parser.parse_args()
    os.environ |= {"CLAIMTRACK_ENV": "development", "DJANGO_SETTINGS_MODULE": "claimtrack.settings"}
    VAR.mkdir(exist_ok=True)
    with ExitStack() as stack:
        kept = given.folder or stack.enter_context(TemporaryDirectory(dir=VAR, prefix="bench-"))
        folder = Path(kept).resolve()
        services = stack.enter_context(embedded.start(folder))
        os.environ |= {"VAR_DIR": str(folder), "MEDIA_DIR": str(folder / "media")}
        os.environ |= {"DATABASE_URL": services.database_url, "REDIS_URL": services.redis_url}
        import django  # noqa: PLC0415

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415

        from tests import bench_links  # noqa: PLC0415 - models exist only now

        call_command("migrate", verbosity=0)
        for size in sorted(given.sizes):
            bench_links.grow(size, given.memory)
            bench_links.measure(given.lookups, given.articles)


if __name__ == "__main__":
    main()
