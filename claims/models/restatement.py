from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from articles.models import Version
from claims.models.claim import Claim


class Restatement(models.Model):
    """A sentence of a later article that states what a claim states and names nobody for it:
    `version.text[start:end] == exact`. Found by machine, and found anew with each search for
    links of either text."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="restatements")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="restatements")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    likeness = models.FloatField()  # probability that both state one proposition

    class Meta:
        ordering = ["version_id", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "version", "start"], name="restatement_once_a_sentence"
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="restatement_not_empty"),
            models.CheckConstraint(
                condition=Q(likeness__gte=0, likeness__lte=1), name="restatement_likeness_in_range"
            ),
        ]

    def __str__(self) -> str:
        return self.exact
