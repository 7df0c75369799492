"""The words that qualify a claim, when a person gives it other words.

What the machine read in words that are no longer the claim's goes, and comes back with an undo.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from claims.extraction import Span
from claims.models import Claim, Qualifier
from claims.review.wording import Wording

KEY = "qualifiers"
FIELDS = (
    *("role", "start", "end", "exact", "name", "kind"),
    *("low", "high", "unit", "approximate", "earliest", "latest"),
)
Role = Qualifier.Role


def drop(claim: Claim, before: Wording, after: Wording) -> dict[str, Any]:
    """Drop what `after` leaves out; how it was, as JSON, or {} where all stays.

    That is what stood in the content and does not any more, and the hedges or denials of a claim
    that a person calls neither. What stands around the content may still hold.
    """
    gone = [each for each in claim.qualifiers.all() if _left_out(each, before, after)]
    Qualifier.objects.filter(pk__in=[each.pk for each in gone]).delete()
    return {KEY: [_told(each) for each in gone]} if gone else {}


def put_back(claim: Claim, told: Mapping[str, Any]) -> None:
    """Bring back what `drop` told."""
    Qualifier.objects.bulk_create(Qualifier(claim=claim, **each) for each in told.get(KEY, ()))


def _left_out(qualifier: Qualifier, before: Wording, after: Wording) -> bool:
    if qualifier.role == Role.HEDGE and before.hedged and not after.hedged:
        return True
    if qualifier.role == Role.DENIAL and before.denial and not after.denial:
        return True
    return _within(qualifier, before.content) and not _within(qualifier, after.content)


def _within(qualifier: Qualifier, pieces: Iterable[Span]) -> bool:
    return any(at.start <= qualifier.start and qualifier.end <= at.end for at in pieces)


def _told(qualifier: Qualifier) -> dict[str, Any]:
    told = {name: getattr(qualifier, name) for name in FIELDS}
    days = {name: day.isoformat() for name in ("earliest", "latest") if (day := told[name])}
    return told | days
