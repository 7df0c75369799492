"""Deeds on a thread: reword, split, merge, undo. Each is one transaction with its audit entry.

What a person puts together or takes apart is pinned: no later link moves it.
"""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models.functions import Now

from claims.linking import threads
from claims.models import Membership, Shaping, Thread
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

Deed = Shaping.Deed


class Refused(Exception):
    """Nothing was changed; the reason is a sentence for the person who asked."""


@transaction.atomic
def rename(thread: Thread, wording: str, *, by: User) -> Shaping:
    """Give the thread a wording of a person's own, which no machine changes."""
    threads.take_turns()
    shaping = _shape(Deed.RENAME, thread, [thread], by)
    Thread.objects.filter(pk=thread.pk).update(wording=wording, worded_by_person=True)
    return shaping


@transaction.atomic
def split(thread: Thread, claims: Collection[int], *, by: User) -> Thread:
    """Take `claims` out of the thread into one of their own; both stay as they are from now on."""
    threads.take_turns()
    members = set(thread.memberships.values_list("claim", flat=True))
    leaving = members & set(claims)
    if not leaving or leaving == members:
        raise Refused("Choose some of the claims, but not all of them.")
    _shape(Deed.SPLIT, thread, [thread], by, {"left": sorted(leaving)})
    apart = Thread.objects.create(wording=_first_wording(leaving))
    thread.memberships.filter(claim__in=leaving).update(thread=apart)
    Membership.objects.filter(claim__in=members).update(pinned=True)
    threads.gather(members)
    return apart


@transaction.atomic
def merge(thread: Thread, into: Thread, *, by: User) -> Thread:
    """Put all claims of `thread` into another one, which keeps its number and wording."""
    threads.take_turns()
    if thread == into:
        raise Refused("A thread cannot be merged into itself. Choose another one.")
    if not into.memberships.exists():
        raise Refused("That thread has no claims any more. Choose another one.")
    _shape(Deed.MERGE, thread, [thread, into], by, {"into": into.pk})
    thread.memberships.update(thread=into)
    into.memberships.update(pinned=True)
    Thread.objects.filter(pk=thread.pk).update(merged_into=into)
    threads.gather(into.memberships.values_list("claim", flat=True))
    return into


@transaction.atomic
def undo(shaping: Shaping, *, by: User) -> Thread:
    """Put the threads back to where they were before. Raises Refused if it is not the last."""
    threads.take_turns()
    held = Shaping.objects.select_for_update(of=("self",)).select_related("thread")
    shaping = held.get(pk=shaping.pk)
    concerned = [int(pk) for pk in shaping.before["threads"]]
    later = Shaping.objects.filter(pk__gt=shaping.pk, undone_at=None, thread__in=concerned).exists()
    if shaping.undone_at or later:
        raise Refused("The thread has been changed again since. Undo the later change first.")
    _restore(shaping.before)
    Shaping.objects.filter(pk=shaping.pk).update(undone_at=Now())
    record(f"thread.undo {shaping.deed}", shaping.thread, by=by)
    threads.gather(int(pk) for pk in shaping.before["members"])
    return shaping.thread


def _shape(
    deed: Deed,
    thread: Thread,
    concerned: Collection[Thread],
    by: User,
    after: dict[str, object] | None = None,
) -> Shaping:
    members = Membership.objects.filter(thread__in=concerned)
    before = {
        "threads": {each.pk: [each.wording, each.worded_by_person] for each in concerned},
        "members": {each.claim_id: [each.thread_id, each.pinned] for each in members},
    }
    record(f"thread.{deed}", thread, by=by, before=before, after=after)
    return Shaping.objects.create(deed=deed, thread=thread, by=by, before=before)


def _restore(before: dict[str, dict[str, list[Any]]]) -> None:
    for pk, (wording, by_person) in before["threads"].items():
        Thread.objects.filter(pk=pk).update(
            wording=wording, worded_by_person=by_person, merged_into=None
        )
    Membership.objects.bulk_create(
        [
            Membership(claim_id=int(claim), thread_id=thread, pinned=pinned)
            for claim, (thread, pinned) in before["members"].items()
        ],
        update_conflicts=True,
        unique_fields=["claim"],
        update_fields=["thread", "pinned"],
    )


def _first_wording(claims: Collection[int]) -> str:
    first = Membership.objects.select_related("claim").filter(claim__in=claims).order_by("claim")[0]
    return first.claim.content
