"""How fast a large report becomes a file, and how much memory that takes: part of
`make bench-report`.

On an embedded database of its own under var/. Each format in a process of its own, which reads
the report from there and writes the file nowhere; what such a process needs before it has read
anything counts as idle.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from tests.bench_store import store

# Most seconds, and most megabytes above idle; None where nothing was promised.
ALLOWED: dict[str, tuple[float, int] | None] = {
    "csv": (10, 300),
    "claims.csv": (10, 300),
    "xlsx": (30, 300),
    **dict.fromkeys(("json", "jsonld", "md", "html", "docx", "pdf", "zip")),
}


def memory() -> int:
    """The most that this program has had, in megabytes.

    Not `ru_maxrss`, which begins with what the process had before it became this program.
    """
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def one(key: str) -> None:
    """Write one file and print what it took."""
    from claims.models import Report  # noqa: PLC0415 - models exist only now
    from claims.reports.filing import pieces  # noqa: PLC0415

    report = Report.objects.listed().get()
    idle, began, busy = memory(), time.perf_counter(), time.process_time()
    size, first = 0, 0.0
    for piece in pieces(report, key):
        first = first or time.perf_counter() - began
        size += len(piece)
    taken, worked, more = time.perf_counter() - began, time.process_time() - busy, memory() - idle
    most = ALLOWED[key]
    verdict = "   too much" if most and (taken > most[0] or more > most[1]) else ""
    figures = "".join(f"{each:>9.1f}" for each in (size / 1e6, first, taken, worked))
    print(f"{key:<12}{figures}{more:>9}{verdict}", flush=True)


def fill(threads: int, outlets: int, claims: int) -> None:
    """One report; so much of it that it is told apart from the process that reads it."""
    from claimtrack.accounts.roles import Role  # noqa: PLC0415
    from tests.claims.reports.exports import editions  # noqa: PLC0415
    from tests.editorial import make_report  # noqa: PLC0415
    from tests.factories import make_user  # noqa: PLC0415

    make_report(make_user(Role.EDITOR, "bench"), editions.large(threads, outlets, claims))


def measure(keys: list[str], threads: int, outlets: int, claims: int) -> None:
    fill(threads, outlets, claims)
    print(f"{threads} threads × {outlets} outlets, {claims:,} claims")
    heads = ("MB", "first s", "all s", "cpu s", "MB more")
    print(f"{'file':<12}{''.join(f'{head:>9}' for head in heads)}", flush=True)
    for key in keys:
        subprocess.run([sys.executable, "-m", "tests.bench_files", "--one", key], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=200)
    parser.add_argument("--outlets", type=int, default=40)
    parser.add_argument("--claims", type=int, default=50_000)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help="all if none is named")
    parser.add_argument("--one", metavar="FORMAT", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        import django  # noqa: PLC0415

        django.setup()
        one(given.one)
        return
    with store():
        measure(given.formats or list(ALLOWED), given.threads, given.outlets, given.claims)


if __name__ == "__main__":
    main()
