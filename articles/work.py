"""Work: a row that a worker holds under a lease. What changes it is in `ledger`."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class Status(models.TextChoices):
    """Where a piece of work stands; the last five are ends."""

    PARSED = "parsed"  # read, and waits for a person; no worker and no sweeper touches it
    QUEUED = "queued"
    RUNNING = "running"
    STORED = "stored"  # the text is in, its claims are being extracted
    DONE = "done"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"
    QUARANTINED = "quarantined"
    ROLLED_BACK = "rolled_back"  # what it put into the store has been taken out again


MOVING = (Status.QUEUED, Status.RUNNING, Status.STORED)
IN_FLIGHT = (Status.PARSED, *MOVING)
ENDED = (
    Status.DONE,
    Status.DUPLICATE,
    Status.REJECTED,
    Status.QUARANTINED,
    Status.ROLLED_BACK,
)


class Work(models.Model):
    """Abstract. `task` names the Celery task that does it, given the row's id;
    `ready` is what must hold besides before it may be claimed. A worker takes up what is
    `urgent` first: nobody waits for the rest before the screen."""

    task: ClassVar[str]
    urgent: ClassVar[bool] = True
    ready: ClassVar[models.Q] = models.Q()

    status = models.CharField(max_length=12, choices=Status.choices, default=Status.QUEUED)
    reason = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    token = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    next_attempt_at = models.DateTimeField(db_default=Now(), editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    def quarantined(self) -> None:
        """Called in the transaction that gives this work up."""


def work_constraints(name: str) -> list[models.BaseConstraint]:
    """What the database itself refuses to believe of a piece of work."""
    held = models.Q(token__isnull=False, lease_until__isnull=False)
    free = models.Q(token__isnull=True, lease_until__isnull=True)
    running = models.Q(status=Status.RUNNING)
    explained = ~models.Q(status__in=[Status.REJECTED, Status.QUARANTINED]) | ~models.Q(reason="")
    return [
        models.CheckConstraint(
            condition=models.Q(status__in=Status.values), name=f"{name}_status_known"
        ),
        models.CheckConstraint(
            condition=(running & held) | (~running & free), name=f"{name}_leased_while_running"
        ),
        models.CheckConstraint(condition=explained, name=f"{name}_refusal_has_reason"),
    ]
