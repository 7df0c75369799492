"""What people make of threads: shapings, rulings on their steps, and reports."""

from typing import Any

from claims.linking.shaping import rename
from claims.models import (
    Claim,
    Report,
    Ruling,
    Shaping,
    Thread,
)
from claims.provenance import rulings
from claims.provenance.account import account
from claims.reports import frozen
from claims.reports.schema import Comparison
from claimtrack.accounts.models import User
from tests.claims.reports import handmade
from tests.factories import make_thread


def steps(thread: Thread) -> dict[str, str]:
    """The names of the thread's steps, by "start → end"."""
    found = account(Claim.objects.filter(membership__thread=thread)).picture.lines
    return {f"{line.edge.start} → {line.edge.end}": line.edge.name for line in found}


def make_ruling(
    thread: Thread, by: User, verdict: Ruling.Verdict = Ruling.Verdict.CONFIRMED, step: str = ""
) -> Ruling:
    """Of the step that is called so ("Post → Ada Lind"), else of the first one."""
    known = steps(thread)
    return rulings.rule(thread, known[step] if step else next(iter(known.values())), verdict, by=by)


def make_shaping(by: User, thread: Thread | None = None) -> Shaping:
    return rename(thread or make_thread(), "No boat on Friday", by=by)


def make_report(
    by: User, comparison: Comparison | None = None, *, query: str = "thread=1", **given: Any
) -> Report:
    """A report with the next number."""
    comparison = comparison or handmade.comparison()
    snapshot = frozen.canonical(comparison)
    values = {
        "title": comparison.title,
        "made_at": comparison.method.made,
        "claims": [claim.claim for claim in comparison.claims],
    }
    return Report.objects.create(
        number=Report.objects.count() + 1,
        snapshot=snapshot,
        checksum=frozen.checksum(snapshot),
        query=query,
        made_by=by,
        **values | given,
    )
