"""What people found different is remembered, so that it is not proposed again."""

from django.db.models import F
from django.utils import timezone

from claims.models import Party, Proposal
from claimtrack.accounts.models import User

DIFFERENT = Proposal.Status.DIFFERENT


def tell_apart(one: Party, other: Party, *, by: User) -> None:
    """Call it in the transaction of the deed that says so."""
    older, newer = _in_order(one, other)
    pair, _ = Proposal.objects.get_or_create(one=older, other=newer)
    Proposal.objects.filter(pk=pair.pk).update(
        status=DIFFERENT, answered_by=by, answered_at=timezone.now(), revision=F("revision") + 1
    )


def forget(one: Party, other: Party) -> None:
    """That they were told apart was taken back: they may be proposed again."""
    older, newer = _in_order(one, other)
    told = Proposal.objects.filter(one=older, other=newer, status=DIFFERENT)
    told.update(
        status=Proposal.Status.PROPOSED,
        answered_by=None,
        answered_at=None,
        revision=F("revision") + 1,
    )


def _in_order(one: Party, other: Party) -> tuple[Party, Party]:
    return (one, other) if one.pk < other.pk else (other, one)
