"""Deeds on many claims at once: prepare, start, leave, carry out, take back.

What is prepared is a list of claims with the revisions that were on the screen, so that
carrying it out later decides on exactly those, and on none that has changed meanwhile.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q
from django.db.models.functions import Now

from articles import ledger
from articles.work import Status
from claims.models import Bulk, BulkRow, Review
from claims.models.claim import ClaimQuerySet
from claims.review import decisions
from claims.review.second import IN_TWO_MINDS, STATUS_AFTER
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

MOST = 10_000
AT_ONCE = 100  # rows between two commits: what is done stays done if the worker dies
LEFT = "Left by who prepared it."
Outcome = BulkRow.Outcome


class Refused(Exception):
    """Nothing was prepared or changed; the reason is a sentence for the person who asked."""


@dataclass(frozen=True)
class Tally:
    """What became of the rows of a bulk so far."""

    rows: int
    done: int
    changed: int

    @property
    def waiting(self) -> int:
        return self.rows - self.done - self.changed


def tally(bulk: Bulk) -> Tally:
    counts = {name: Count("pk", filter=Q(outcome=name)) for name in ("done", "changed")}
    return Tally(**bulk.rows.aggregate(rows=Count("pk"), **counts))


@transaction.atomic
def prepare(claims: ClaimQuerySet, decision: Bulk.Decision, *, by: User, query: str = "") -> Bulk:
    """Keep which claims the decision would change, for a person to look at.

    Where two people are asked, each decides claim by claim: those are left out.
    Raises Refused if there are none, or more than MOST.
    """
    status = STATUS_AFTER[Review.Decision(decision)]
    changing = claims.exclude(status__in=[status, *IN_TWO_MINDS]).order_by("pk")
    found = list(changing.values_list("pk", "revision")[: MOST + 1])
    if not found:
        raise Refused("None of these claims would change. Nothing was prepared.")
    if len(found) > MOST:
        raise Refused(f"More than {MOST:,} claims would change. Narrow the list and try again.")
    bulk = Bulk.objects.create(by=by, decision=decision, query=query, status=Status.PARSED)
    rows = (BulkRow(bulk=bulk, claim_id=pk, revision=revision) for pk, revision in found)
    BulkRow.objects.bulk_create(rows, batch_size=1000)
    return bulk


@transaction.atomic
def start(bulk: Bulk, *, by: User) -> None:
    """Queue what was prepared. Raises Refused if it has been started or left before."""
    _from_preview(bulk, by, status=Status.QUEUED)
    record("bulk.start", bulk, by=by, after={"decision": bulk.decision, "query": bulk.query})
    ledger.send(Bulk, [bulk.pk])


@transaction.atomic
def leave(bulk: Bulk, *, by: User) -> None:
    """Do nothing of what was prepared."""
    _from_preview(bulk, by, status=Status.REJECTED, reason=LEFT, ended_at=Now())


def _from_preview(bulk: Bulk, by: User, **change: object) -> None:
    mine = Bulk.objects.filter(pk=bulk.pk, by=by, status=Status.PARSED)
    if mine.update(**change) != 1:
        raise Refused("This has been started or left before, or somebody else prepared it.")


@transaction.atomic
def take_back(bulk: Bulk, *, by: User) -> Bulk:
    """Undo all that the bulk did, as one. Raises Refused unless it is one's own, and done."""
    held = Bulk.objects.select_for_update().get(pk=bulk.pk)
    if held.by_id != by.pk or held.status != Status.DONE or held.decision == Bulk.Decision.UNDO:
        raise Refused("Only one's own decisions can be taken back, once they are all made.")
    if Bulk.objects.filter(undoes=held).exists():
        raise Refused("This has been taken back before.")
    undoing = Bulk.objects.create(by=by, decision=Bulk.Decision.UNDO, undoes=held)
    done = held.rows.filter(outcome=Outcome.DONE).order_by("pk")
    rows = (
        BulkRow(bulk=undoing, claim_id=claim, revision=revision)
        for claim, revision in done.values_list("claim", "review__revision")
    )
    BulkRow.objects.bulk_create(rows, batch_size=1000)
    record("bulk.undo", held, by=by, after={"by": undoing.pk})
    ledger.send(Bulk, [undoing.pk])
    return undoing


def carry_out(lease: ledger.Lease[Bulk]) -> None:
    """Decide on the rows that still wait, in small transactions; then say what came of it."""
    while _next_rows(lease):
        pass
    with ledger.finishing(lease) as bulk:
        outcome = tally(bulk)
        claims = bulk.rows.filter(outcome=Outcome.DONE).values_list("claim", flat=True)
        after = {"done": outcome.done, "changed": outcome.changed, "claims": list(claims)}
        record(f"bulk.{bulk.decision}", bulk, by=bulk.by, after=after)
        ledger.settle(bulk, Status.DONE)


def _next_rows(lease: ledger.Lease[Bulk]) -> bool:
    with ledger.finishing(lease) as bulk:
        waiting = bulk.rows.filter(outcome=Outcome.WAITING).select_related("claim")
        rows = list(waiting.defer("claim__search", "claim__names")[:AT_ONCE])
        for row in rows:
            _decide(row, bulk)
        BulkRow.objects.bulk_update(rows, ["outcome", "review"])
    return bool(rows)


def _decide(row: BulkRow, bulk: Bulk) -> None:
    try:
        with transaction.atomic():
            row.review = _review(row, bulk)
        row.outcome = Outcome.DONE
    except (decisions.Conflict, decisions.NothingToUndo):
        row.outcome = Outcome.CHANGED


def _review(row: BulkRow, bulk: Bulk) -> Review:
    if bulk.undoes_id is None:
        decision = Review.Decision(bulk.decision)
        return decisions.decide(row.claim, decision, by=bulk.by, revision=row.revision)
    done = BulkRow.objects.get(bulk=bulk.undoes_id, claim=row.claim_id)
    return decisions.undo(by=bulk.by, review=done.review_id)
