"""Decisions on many claims, each one entry among a person's last decisions."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from articles.work import Status
from claims.models import Bulk, Review
from claims.review.decisions import standing
from claimtrack.accounts.models import User

SHOWN = 3


@dataclass(frozen=True)
class Strip:
    """`bulks` with how many rows were `done`, the newest first; `next` is the one that one
    key takes back, None if a single decision is newer."""

    bulks: Sequence[Bulk]
    next: Bulk | None


def strip(by: User) -> Strip:
    mine = Bulk.objects.filter(by=by, status=Status.DONE).exclude(decision=Bulk.Decision.UNDO)
    done = Count("rows", filter=Q(rows__outcome="done"))
    bulks = list(mine.select_related("undone_by").annotate(done=done)[:SHOWN])
    open_still = (bulk for bulk in bulks if bulk.done and not hasattr(bulk, "undone_by"))
    return Strip(bulks, _unless_older(next(open_still, None), by))


def _unless_older(bulk: Bulk | None, by: User) -> Bulk | None:
    if bulk is None or bulk.ended_at is None:
        return None
    later: Review | None = standing().filter(by=by, bulk_row=None, at__gt=bulk.ended_at).first()
    return None if later else bulk
