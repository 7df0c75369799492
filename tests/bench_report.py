"""How fast comparisons are made and shown: `make bench-report`.

On embedded servers of its own under var/, durable as in `make run`, over an invented newsroom in
which every outlet has every thread, the largest that a comparison holds. One request at a time in
this process, which is the server's own time.
"""

import argparse
import random
import resource
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench_review import HTMX, percentile, shown, signed_in
from tests.bench_store import store

if TYPE_CHECKING:
    from claimtrack.accounts.models import User

CLAIMS_AN_ARTICLE = 5
SENTENCE = "The ferry on line {thread} will not sail for {number} days, {name} said. "


def fill(threads: int, outlets: int) -> None:
    """Each outlet states each proposition once, in articles of five claims; some copies, some
    people whom nobody names, some outlets that cite another."""
    from django.db import transaction  # noqa: PLC0415 - models exist only now

    from articles.models import Outlet  # noqa: PLC0415
    from claims.models import Thread  # noqa: PLC0415

    dice = random.Random(1)
    with transaction.atomic():
        made = [Thread(wording=f"The ferry on line {n} will not sail") for n in range(threads)]
        Thread.objects.bulk_create(made)
        places = Outlet.objects.bulk_create([Outlet(name=f"Outlet {n}") for n in range(outlets)])
        parties = named(places)
        for outlet in places:
            for first in range(0, threads, CLAIMS_AN_ARTICLE):
                article(outlet, made[first : first + CLAIMS_AN_ARTICLE], parties, dice)


def named(outlets: list) -> list:  # type: ignore[type-arg]
    from claims.models import Party  # noqa: PLC0415

    people = [Party(name=f"Person {n}", normal=f"person {n}", kind="person") for n in range(60)]
    cited = [
        Party(name=each.name, normal=each.name.lower(), kind="outlet", outlet=each)
        for each in outlets
    ]
    for party in (*people, *cited):
        party.named = True
    return list(Party.objects.bulk_create([*people, *people[:0], *cited]))


def article(outlet, threads, parties, dice) -> None:  # type: ignore[no-untyped-def]
    import datetime as dt  # noqa: PLC0415
    import hashlib  # noqa: PLC0415

    from articles.models import Article, Version  # noqa: PLC0415
    from claims.models import Claim, Hop, Membership, Piece, Qualifier, Run  # noqa: PLC0415

    day = dt.datetime(2026, 3, 1, tzinfo=dt.UTC) + dt.timedelta(hours=dice.randrange(400))
    said = [(thread, dice.randrange(2, 9), dice.choice(parties[:60])) for thread in threads]
    text = "".join(
        SENTENCE.format(thread=thread.pk, number=number, name=party.name)
        for thread, number, party in said
    )
    text += f"By {outlet.name}."
    printed = Article.objects.create(outlet=outlet, title="No ferry", published_at=day)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    version = Version.objects.create(article=printed, outlet=outlet, text=text, sha256=sha256)
    run = Run.objects.create(version=version, extractor="invented-1", current=True, status="done")
    claims, pieces, hops, words = [], [], [], []
    for position, (_, number, party) in enumerate(said, start=1):
        start = text.index(f"The ferry on line {said[position - 1][0].pk} ")
        end = text.index(",", start)
        cue = text.index("said", end)
        claim = Claim(
            run=run, position=position, content=text[start:end], cue="said", cue_start=cue,
            cue_end=cue + 4, hedged=dice.random() < 0.2, denial=dice.random() < 0.05,
            quote="indirect", confidence=0.9, status="accepted", revision=1,
        )  # fmt: skip
        claims.append(claim)
        pieces.append(Piece(claim=claim, position=1, start=start, end=end, exact=text[start:end]))
        at = text.index(str(number), start)
        words.append(
            Qualifier(
                claim=claim, role="figure", start=at, end=at + 1, exact=str(number), low=number
            )
        )
        chain = [dice.choice(parties[60:]), party] if dice.random() < 0.3 else [party]
        hops += [Hop(claim=claim, position=n, party=each) for n, each in enumerate(chain, start=1)]
    Claim.objects.bulk_create(claims)
    Piece.objects.bulk_create(pieces)
    Hop.objects.bulk_create(hops)
    Qualifier.objects.bulk_create(words)
    Membership.objects.bulk_create(
        [Membership(claim=claim, thread=told[0]) for claim, told in zip(claims, said, strict=True)]
    )


def timed(name: str, most: float, deed: Callable[[], object], rounds: int) -> None:
    """Print median and 95th percentile in milliseconds, the first time included, and the median of
    the processor time of this process, which tells more on a machine that is busy otherwise."""
    taken, own = [], []
    for _ in range(rounds):
        began, spent = time.perf_counter(), time.process_time()
        deed()
        taken.append(1000 * (time.perf_counter() - began))
        own.append(1000 * (time.process_time() - spent))
    p50, p95, cpu = statistics.median(taken), percentile(taken, 0.95), statistics.median(own)
    verdict = "" if p95 <= most else "   too slow"
    print(
        f"{name:<34}{rounds:>6}{p50:>9.0f}{p95:>9.0f}{cpu:>9.0f}{most:>9.0f}{verdict}", flush=True
    )


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
    print(f"{'milliseconds':<34}{'times':>6}{'median':>9}{'p95':>9}{'own':>9}{'allowed':>9}")
    timed("comparison built", 3000, lambda: build(user, threads), max(3, rounds // 10))
    timed("provenance of 500 claims", 300, provenance, rounds)
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
        timed(name, 300, partial(shown, client, address), rounds)
    cell = f"/compare/?claims=all&open={thread}-{outlet}"
    timed("comparison, a cell opens", 300, partial(client.get, cell, headers=HTMX), rounds)
    timed("without a party", 1000, partial(shown, client, "/withdraw/?party=1"), rounds)


def freeze(user: "User") -> int:
    """The number of a report with all rows."""
    from claims.models import Report  # noqa: PLC0415
    from claims.reports import freezing  # noqa: PLC0415
    from claims.reports.selection import Selection  # noqa: PLC0415

    began = time.perf_counter()
    report = freezing.freeze(Selection(claims="all"), title="Bench", by=user)
    taken = time.perf_counter() - began
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
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from claims.models import Thread  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    if not Thread.objects.exists():
        fill(threads, outlets)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main()
