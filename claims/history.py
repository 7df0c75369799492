"""What was done to one row of any kind: who, when, before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q

from articles.models import Batch, CopyFamily, Feed
from claims.models import Bulk, Claim, Party, Proposal, Report, Thread
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry

LISTED = 500
KINDS: dict[str, type[Model]] = {
    "claim": Claim,
    "party": Party,
    "proposal": Proposal,
    "bulk": Bulk,
    "batch": Batch,
    "family": CopyFamily,
    "feed": Feed,
    "thread": Thread,
    "report": Report,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One value that a deed changed; None where there was or is none."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Deed:
    entry: Entry
    changes: tuple[Change, ...]


def history(subject: Model, *, seen_by: User) -> list[Deed]:
    """The newest first. Whoever decides second on a claim must not know the first decision."""
    entries = Entry.objects.filter(
        subject_type=subject._meta.label_lower, subject_id=subject.pk
    ).select_related("actor")
    if isinstance(subject, Claim) and subject.status == Claim.Status.ONCE:
        entries = entries.filter(Q(actor=seen_by) | ~Q(action__startswith="review."))
    return [Deed(entry, tuple(_changes(entry))) for entry in entries[:LISTED]]


def _changes(entry: Entry) -> Iterator[Change]:
    for name in dict.fromkeys([*entry.before, *entry.after]):
        before, after = entry.before.get(name), entry.after.get(name)
        if before != after:
            yield Change(name, before, after)
