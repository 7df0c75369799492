"""How fast comparisons are made and shown: `make bench-report`.

On embedded servers of its own under var/, durable as in `make run`, over an invented newsroom in
which every outlet has every thread, the largest that a comparison holds. One request at a time in
this process, which is the server's own time.
"""

import argparse
import resource
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench_review import HTMX, shown, signed_in
from tests.bench_store import store
from tests.bench_times import heading, milliseconds, tell, timed

if TYPE_CHECKING:
    from claimtrack.accounts.models import User


def measured(name: str, allowed: float, deed: Callable[[], object], rounds: int) -> None:
    """The first time included; the processor time of this process tells more on a machine that is
    busy otherwise."""
    taken, own = [], []
    for _ in range(rounds):
        spent = time.process_time()
        taken.append(milliseconds(deed))
        own.append(1000 * (time.process_time() - spent))
    tell(name, taken, allowed)
    tell("  of which processor time", own, allowed)


def build(user: "User", threads: int) -> None:
    from claims.reports.gather import comparison, frame  # noqa: PLC0415
    from claims.reports.selection import Selection  # noqa: PLC0415

    selection = Selection(claims="all")
    made = comparison(selection, frame(selection), by=user)
    assert len(made.rows) == threads


def provenance() -> None:
    from claims.models import Claim  # noqa: PLC0415
    from claims.provenance.account import account  # noqa: PLC0415

    account(Claim.objects.filter(pk__in=Claim.objects.order_by("pk").values("pk")[:500]))


def measure(threads: int, rounds: int) -> None:
    from claimtrack.accounts.models import User  # noqa: PLC0415

    client = signed_in("bench")
    user = User.objects.get(username="bench")
    heading()
    measured("comparison built", 3000, lambda: build(user, threads), max(3, rounds // 10))
    measured("provenance of 500 claims", 300, provenance, rounds)
    report = freeze(user)
    thread, outlet = first_cell()
    pages = {
        "comparison, a page of 10 rows": "/compare/?claims=all",
        "comparison, last page": f"/compare/?claims=all&page={max(1, threads // 10)}",
        "comparison of one thread": f"/compare/?thread={thread}",
        "report, a page of 10 rows": f"/reports/{report}/",
        "reports": "/reports/",
    }
    for name, address in pages.items():
        measured(name, 300, partial(shown, client, address), rounds)
    cell = f"/compare/?claims=all&open={thread}-{outlet}"
    measured("comparison, a cell opens", 300, partial(client.get, cell, headers=HTMX), rounds)
    measured("without a party", 1000, partial(shown, client, "/withdraw/?party=1"), rounds)


def freeze(user: "User") -> int:
    """The number of a report with all rows."""
    from claims.models import Report  # noqa: PLC0415
    from claims.reports import freezing  # noqa: PLC0415
    from claims.reports.selection import Selection  # noqa: PLC0415

    frozen = partial(freezing.freeze, Selection(claims="all"), title="Bench", by=user)
    taken, report = timed(frozen)
    size = len(Report.objects.values_list("snapshot", flat=True).get(pk=report.pk)) / 1e6
    print(f"frozen in {taken:.1f} s, {size:.1f} MB")
    return report.pk


def first_cell() -> tuple[int, int]:
    from articles.models import Outlet  # noqa: PLC0415
    from claims.models import Thread  # noqa: PLC0415

    return Thread.objects.earliest("pk").pk, Outlet.objects.earliest("pk").pk


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=200)
    parser.add_argument("--outlets", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--folder", type=Path, help="keep the store there, and use it again")
    given = parser.parse_args()
    with store(given.folder):
        prepare(given.threads, given.outlets)
        print(f"{given.threads} threads × {given.outlets} outlets")
        measure(given.threads, given.rounds)
        print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def prepare(threads: int, outlets: int) -> None:
    from django.db import connection  # noqa: PLC0415

    from claims.models import Thread  # noqa: PLC0415
    from tests.bench_newsroom import fill  # noqa: PLC0415

    if not Thread.objects.exists():
        fill(threads, outlets)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main()
