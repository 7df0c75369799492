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
        CORRECT = "correct"  # other words, cue or chain; accepted with it
        ADD = "add"  # a claim that the machine missed
        UNDO = "undo"

    class Reason(models.TextChoices):
        """Why a claim was rejected; in the order of the digits that say so."""

        NO_CLAIM = "no claim", "Not a claim"
        WORDS = "words", "Wrong words"
        SPEAKER = "speaker", "Wrong speaker"
        DUPLICATE = "duplicate", "Duplicate"
        BOILERPLATE = "boilerplate", "Boilerplate"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="reviews")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews"
    )
    at = models.DateTimeField(auto_now_add=True)
    decision = models.CharField(max_length=8, choices=Decision.choices)
    status_before = models.CharField(max_length=8, choices=Claim.Status.choices)
    status_after = models.CharField(max_length=8, choices=Claim.Status.choices)
    revision = models.PositiveIntegerField()
    reason = models.CharField(max_length=16, blank=True, choices=Reason.choices)
    # The wording (`claims.review.wording`) that a correction found and left; the first
    # `before` of a claim is what the machine had read.
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    undoes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="undone_by"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "revision"], name="review_revision_unique"),
            models.CheckConstraint(
                condition=Q(
                    decision__in=["accept", "reject", "unsure", "clear", "correct", "add", "undo"]
                ),
                name="review_decision_known",
            ),
            models.CheckConstraint(
                condition=Q(reason="")
                | Q(
                    decision="reject",
                    reason__in=["no claim", "words", "speaker", "duplicate", "boilerplate"],
                ),
                name="review_reason_of_rejection",
            ),
            models.CheckConstraint(
                condition=Q(decision="correct", before__isnull=False, after__isnull=False)
                | Q(decision="add", before__isnull=True, after__isnull=False)
                | Q(decision="undo")
                | (
                    ~Q(decision__in=["correct", "add"]) & Q(before__isnull=True, after__isnull=True)
                ),
                name="review_wording_of_correction",
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
