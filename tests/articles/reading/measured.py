"""Reads one file, as the tests of hostile input start it: what came, how long, how much memory.

Prints {"outcomes", "records", "reasons", "seconds", "megabytes"}; memory is the peak over what
the process took before; a child keeps its own limit.
"""

import io
import json
import resource
import sys
import time
from pathlib import Path

from articles.normalisation import normalise
from articles.reading import Record, Rejected, Rejection, columns_of, read

MEGABYTE = 1024 * 1024


def peak() -> float:
    """Megabytes. Not `getrusage`, whose figure on Linux begins with that of our parent."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def main(path: Path) -> None:
    list(read("warm-up.txt", io.BytesIO(b"Loads what is loaded once.")))
    before, started = peak(), time.monotonic()
    count = records = 0
    reasons: list[str] = []
    with path.open("rb") as stream:
        for outcome in read(path.name, stream):
            count += 1
            if isinstance(outcome, Rejection):
                reasons = [*reasons, outcome.reason][:20]
            elif isinstance(outcome, Record):
                try:
                    normalise(outcome)
                    records += 1
                except Rejected as rejected:
                    reasons = [*reasons, rejected.reason][:20]
        columns_of(path.name, stream)
    found = {
        "outcomes": count,
        "records": records,
        "reasons": reasons,
        "seconds": round(time.monotonic() - started, 2),
        "megabytes": round(peak() - before),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
