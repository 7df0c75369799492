from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.claim import Claim


class Review(models.Model):
    """One human decision on a claim. Undo is another review, never a deletion."""

    class Decision(models.TextChoices):
        ACCEPT = "accept"
        REJECT = "reject"
        UNSURE = "unsure"
        CLEAR = "clear"
        UNDO = "undo"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="reviews")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews"
    )
    at = models.DateTimeField(auto_now_add=True)
    decision = models.CharField(max_length=8, choices=Decision.choices)
    status_before = models.CharField(max_length=8, choices=Claim.Status.choices)
    status_after = models.CharField(max_length=8, choices=Claim.Status.choices)
    revision = models.PositiveIntegerField()
    undoes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="undone_by"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "revision"], name="review_revision_unique"),
            models.CheckConstraint(
                condition=Q(decision__in=["accept", "reject", "unsure", "clear", "undo"]),
                name="review_decision_known",
            ),
            models.CheckConstraint(
                condition=Q(decision="undo", undoes__isnull=False)
                | (~Q(decision="undo") & Q(undoes=None)),
                name="review_undo_names_what",
            ),
        ]
        indexes = [models.Index(fields=["by", "-id"]), models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.decision} by {self.by}"
