"""Deeds on thresholds: choose, take back. Each is one transaction with its audit entry.

`enforce` is the only place where links become applied, or stop being so.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from claims.asking import ask_again
from claims.linking import threads
from claims.models import Link, Linking, Threshold
from claims.models.link import LinkQuerySet
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

Status = Threshold.Status


class Conflict(Exception):
    """Other thresholds have come into force since these were on this person's screen."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Thresholds of a relation; None: as fitted, and nothing applied."""

    relation: str
    suggest: float | None = None
    apply: float | None = None


def current(relation: str) -> Threshold | None:
    return Threshold.objects.filter(relation=relation, status=Status.CURRENT).first()


@transaction.atomic
def choose(wish: Wish, *, by: User, seen: int | None) -> Threshold:
    """Put `wish` into force in place of the thresholds numbered `seen`, None where none were.

    Proposals are sought again where another probability suggests them. Raises Conflict.
    """
    threads.take_turns()
    before = current(wish.relation)
    if (before.pk if before else None) != seen:
        raise Conflict
    if before:
        Threshold.objects.filter(pk=before.pk).update(status=Status.REPLACED)
    chosen = Threshold.objects.create(
        relation=wish.relation, suggest=wish.suggest, apply=wish.apply, by=by
    )
    _enter("choose", chosen, before, chosen, by)
    return chosen


@transaction.atomic
def take_back(threshold: Threshold, *, by: User) -> None:
    """Back to what was in force before; what was applied waits for an answer again.

    Raises Conflict if it is not in force any more.
    """
    threads.take_turns()
    held = Threshold.objects.filter(pk=threshold.pk, status=Status.CURRENT)
    if held.update(status=Status.TAKEN_BACK) != 1:
        raise Conflict
    before = Threshold.objects.filter(relation=threshold.relation, status=Status.REPLACED).first()
    if before:
        Threshold.objects.filter(pk=before.pk).update(status=Status.CURRENT)
    _enter("take back", threshold, threshold, before, by)


def enforce(links: LinkQuerySet) -> int:
    """Bring what is applied among `links` into line with the thresholds; how many changed.

    Only what waits for an answer is applied; what a person said, or what follows from it, stays.
    """
    if not Threshold.objects.exclude(apply=None).exists():
        return 0  # nobody has ever had anything applied
    rules = Q(pk__in=[])
    for relation, apply in applying().items():
        rules |= Q(proposed=relation, probability__gte=apply)
    back = links.filter(status=Link.Status.APPLIED).exclude(rules)
    changed = back.update(status=Link.Status.PROPOSED)
    return changed + links.filter(rules, status=Link.Status.PROPOSED).update(
        status=Link.Status.APPLIED
    )


def applying() -> dict[str, float]:
    """By relation, from which probability on a proposal is applied; no more than are."""
    rows = Threshold.objects.filter(status=Status.CURRENT).values_list("relation", "apply")
    return {relation: apply for relation, apply in rows if apply is not None}


def _enter(
    deed: str, subject: Threshold, before: Threshold | None, after: Threshold | None, by: User
) -> None:
    changed = enforce(Link.objects.all())
    if _suggest(before) != _suggest(after):
        ask_again(Linking)
    record(
        f"thresholds.{deed}",
        subject,
        by=by,
        before=_values(before),
        after=_values(after) | {"relation": subject.relation, "links": changed},
    )


def _suggest(threshold: Threshold | None) -> float | None:
    return threshold.suggest if threshold else None


def _values(threshold: Threshold | None) -> dict[str, object]:
    return {"suggest": _suggest(threshold), "apply": threshold.apply if threshold else None}
