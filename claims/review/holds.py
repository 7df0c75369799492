"""Holding a claim while one looks at it: taken on sight, for some minutes, and let go."""

import datetime as dt

from django.db import connection, transaction

from claims.models import Claim, Hold
from claims.review.queue import Queue
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

HELD_FOR = dt.timedelta(minutes=5)
TRIES = 5
# In one step, so that of two people who come across a claim at once one holds it. A hold may be
# lost with the server, so nobody waits until it is on the disk.
TAKE = """
    INSERT INTO claims_hold (claim_id, by_id, until)
    SELECT %s, %s, statement_timestamp() + make_interval(secs => %s)
    FROM set_config('synchronous_commit', 'off', true)
    ON CONFLICT (claim_id) DO UPDATE SET by_id = EXCLUDED.by_id, until = EXCLUDED.until
    WHERE claims_hold.by_id = EXCLUDED.by_id OR claims_hold.until < statement_timestamp()
    RETURNING id, until
"""
LET_GO_BUT = """
    DELETE FROM claims_hold USING set_config('synchronous_commit', 'off', true)
    WHERE by_id = %s AND claim_id <> %s
"""


def take(claim: Claim, *, by: User) -> Hold:
    """Hold the claim, for the first time or for longer; what comes back is somebody else's
    hold if they have it."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [claim.pk, by.pk, HELD_FOR.total_seconds()])
        mine = cursor.fetchone()
    if mine:
        return Hold(pk=mine[0], claim=claim, by=by, until=mine[1])
    held = Hold.objects.select_related("by").filter(claim=claim).first()
    return held or take(claim, by=by)  # theirs was let go in between


@transaction.atomic
def take_over(claim: Claim, *, by: User) -> Hold:
    """Hold the claim although somebody else does."""
    locked = Hold.objects.select_for_update(of=("self",)).select_related("by")
    theirs = locked.filter(claim=claim).exclude(by=by).first()
    if theirs:
        theirs.delete()
        names = {"before": {"held by": theirs.by.username}, "after": {"held by": by.username}}
        record("hold.take over", claim, by=by, **names)
    return take(claim, by=by)


def let_go(claim: Claim, *, by: User, until: dt.datetime | None = None) -> None:
    """Stop holding. With `until`, only the hold that ends then: a page that is left late must
    not take away what a newer page holds."""
    mine = Hold.objects.filter(claim=claim, by=by)
    (mine.filter(until=until) if until else mine).delete()


def let_go_but(kept: Claim | None, *, by: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute(LET_GO_BUT, [by.pk, kept.pk if kept else 0])


def take_next(queue: Queue, after: Claim | None) -> Claim | None:
    """The next claim, held before somebody else comes across it."""
    claim = queue.next(after)
    for _ in range(TRIES):
        if claim is None or take(claim, by=queue.by).by == queue.by:
            break
        claim = queue.next(after)
    return claim
