"""Saying who is to review a claim."""

from django.db import transaction

from claims.models import Assignment, Claim
from claims.review.queue import Queue
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

MOST = 500


@transaction.atomic
def assign(claim: Claim, to: User | None, *, by: User) -> None:
    """From now on the claim is for `to`; None makes it everybody's again."""
    _assign([claim], to, by)


@transaction.atomic
def assign_first(queue: Queue, number: int, to: User, *, by: User) -> int:
    """The first claims of the queue that are nobody's yet, at most `MOST`, are for `to`; how many.

    What another person assigns at the same moment is left out.
    """
    nobodys = queue.claims().filter(assignment=None)
    chosen = nobodys.select_for_update(of=("self",), skip_locked=True)
    return _assign(list(chosen.defer("search")[: min(number, MOST)]), to, by)


def _assign(claims: list[Claim], to: User | None, by: User) -> int:
    before = Assignment.objects.filter(claim__in=claims).select_related("to")
    names = {one.claim_id: one.to.username for one in before}
    Assignment.objects.filter(claim__in=claims).delete()
    if to:
        Assignment.objects.bulk_create(Assignment(claim=claim, to=to) for claim in claims)
    for claim in claims:
        record(
            "assign",
            claim,
            by=by,
            before={"assigned to": names.get(claim.pk, "")},
            after={"assigned to": to.username if to else ""},
        )
    return len(claims)
