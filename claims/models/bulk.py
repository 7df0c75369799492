from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.work import Work, work_constraints
from claims.models.claim import Claim
from claims.models.review import Review


class Bulk(Work):
    """One decision on many claims. It is `parsed` while a person looks at what it would do;
    taking it back is another one, which names it."""

    task: ClassVar[str] = "claims.tasks.decide_in_bulk"

    class Decision(models.TextChoices):
        ACCEPT = "accept"
        REJECT = "reject"
        UNSURE = "unsure"
        UNDO = "undo"

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="bulks")
    created_at = models.DateTimeField(auto_now_add=True)
    decision = models.CharField(max_length=8, choices=Decision.choices)
    query = models.TextField(blank=True)  # of the list that it was made from
    undoes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="undone_by"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision__in=["accept", "reject", "unsure", "undo"]),
                name="bulk_decision_known",
            ),
            models.CheckConstraint(
                condition=Q(decision="undo", undoes__isnull=False)
                | (~Q(decision="undo") & Q(undoes=None)),
                name="bulk_undo_names_what",
            ),
            *work_constraints("bulk"),
        ]
        indexes = [
            models.Index(fields=["status", "next_attempt_at"]),
            models.Index(fields=["by", "-id"]),
        ]

    def __str__(self) -> str:
        return f"{self.decision} in bulk"


class BulkRow(models.Model):
    """One claim of a bulk, at the revision that was on the screen."""

    class Outcome(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        CHANGED = "changed"  # somebody else had decided on it meanwhile; left as it is

    bulk = models.ForeignKey(Bulk, on_delete=models.CASCADE, related_name="rows")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.WAITING)
    review = models.OneToOneField(
        Review, null=True, on_delete=models.CASCADE, related_name="bulk_row"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["bulk", "claim"], name="bulk_claim_once"),
            models.CheckConstraint(
                condition=Q(outcome="done", review__isnull=False)
                | Q(outcome__in=["waiting", "changed"], review=None),
                name="bulk_row_done_has_review",
            ),
        ]
        indexes = [models.Index(fields=["bulk", "outcome"])]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.outcome}"
