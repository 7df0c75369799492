"""What was done, to one row of any kind or to all of them: who, when, before and after."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q
from django.utils import timezone

from articles.models import Batch, CopyFamily, Feed
from claims.models import Bulk, Claim, Party, Proposal, Report, Thread
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry

LISTED = 500
A_PAGE = 50
MACHINE = "machine"
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


@dataclass(frozen=True, slots=True)
class Done:
    """A deed among all others; `kind` is "" where its subject has no history that can be read."""

    deed: Deed
    kind: str


def everything(
    *,
    seen_by: User,
    by: str = "",
    action: str = "",
    on: dt.date | None = None,
    before: int | None = None,
) -> list[Done]:
    """One page of all deeds and one more, the newest first.

    by      a username, or "machine"
    action  how the deed begins, as in "report."
    before  the number of an entry: only older ones
    """
    entries = Entry.objects.exclude(_unseen(seen_by)).select_related("actor")
    if by:
        entries = entries.filter(Q(actor=None) if by == MACHINE else Q(actor__username=by))
    if on:
        midnight = timezone.make_aware(dt.datetime.combine(on, dt.time()))
        entries = entries.filter(at__gte=midnight, at__lt=midnight + dt.timedelta(days=1))
    if before:
        entries = entries.filter(pk__lt=before)
    page = list(entries.filter(action__startswith=action)[: A_PAGE + 1])
    there = _there(page)
    return [
        Done(Deed(entry, tuple(_changes(entry))), there.get(_subject(entry), "")) for entry in page
    ]


def _unseen(by: User) -> Q:
    """Whoever decides second on a claim must not know the first decision."""
    once = Claim.objects.filter(status=Claim.Status.ONCE).values("pk")
    reviewed = Q(subject_type=Claim._meta.label_lower, action__startswith="review.")
    return reviewed & Q(subject_id__in=once) & (Q(actor=None) | ~Q(actor=by))


def _subject(entry: Entry) -> tuple[str, int]:
    return entry.subject_type, entry.subject_id


def _there(entries: Iterable[Entry]) -> dict[tuple[str, int], str]:
    """Of their subjects those that still are there, each with its kind."""
    asked = defaultdict(set)
    for entry in entries:
        asked[entry.subject_type].add(entry.subject_id)
    return {
        (label, pk): kind
        for kind, model in KINDS.items()
        if (label := model._meta.label_lower) in asked
        for pk in model._default_manager.filter(pk__in=asked[label]).values_list("pk", flat=True)
    }


def _changes(entry: Entry) -> Iterator[Change]:
    for name in dict.fromkeys([*entry.before, *entry.after]):
        before, after = entry.before.get(name), entry.after.get(name)
        if before != after:
            yield Change(name, before, after)
