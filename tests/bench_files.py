"""How fast a large report becomes a file, and how much memory that takes: part of
`make bench-report`.

Each format in a process of its own, which reads the snapshot as the database keeps it and writes
the file nowhere. What a process needs before it has a report to read counts as idle.
"""

import argparse
import hashlib
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from claims.reports.exports import formats
from claims.reports.exports.edition import Edition
from tests.claims.reports.exports import editions

# Most seconds, and most megabytes above idle; None where nothing was promised.
ALLOWED: dict[str, tuple[float, int] | None] = {
    "csv": (10, 300),
    "claims.csv": (10, 300),
    "xlsx": (30, 300),
    **dict.fromkeys(("json", "jsonld", "md", "html", "docx", "pdf")),
}


def memory() -> int:
    """The most that this program has had, in megabytes.

    Not `ru_maxrss`, which begins with what the process had before it became this program.
    """
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def one(key: str, snapshot: Path) -> None:
    """Write one file and print what it took."""
    idle = memory()
    began, busy = time.perf_counter(), time.process_time()
    text = snapshot.read_text("utf-8")
    checksum = hashlib.sha256(text.encode()).hexdigest()
    edition = Edition(1, checksum, "", text, editions.ADAPTER.validate_json(text))
    read = time.perf_counter() - began
    size, first = 0, 0.0
    for piece in formats.write(key, edition):
        first = first or time.perf_counter() - began
        size += len(piece)
    taken, worked = time.perf_counter() - began, time.process_time() - busy
    verdict = ""
    if allowed := ALLOWED[key]:
        verdict = "" if taken <= allowed[0] and memory() - idle <= allowed[1] else "   too much"
    print(
        f"{key:<12}{size / 1e6:>9.1f}{read:>9.1f}{first:>9.1f}{taken:>9.1f}{worked:>9.1f}"
        f"{memory() - idle:>9}{verdict}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=200)
    parser.add_argument("--outlets", type=int, default=40)
    parser.add_argument("--claims", type=int, default=50_000)
    parser.add_argument("--one", nargs=2, metavar=("FORMAT", "SNAPSHOT"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        return one(given.one[0], Path(given.one[1]))
    with TemporaryDirectory() as folder:
        snapshot = Path(folder) / "snapshot.json"
        made = editions.edition(editions.large(given.threads, given.outlets, given.claims))
        snapshot.write_text(made.snapshot, "utf-8")
        print(f"{given.threads} threads × {given.outlets} outlets, {given.claims:,} claims")
        heads = ("MB", "read s", "first s", "all s", "cpu s", "MB more")
        print(f"{'file':<12}{''.join(f'{head:>9}' for head in heads)}", flush=True)
        for key in ALLOWED:
            command = [sys.executable, "-m", "tests.bench_files", "--one", key, str(snapshot)]
            subprocess.run(command, check=True)
    return None


if __name__ == "__main__":
    main()
