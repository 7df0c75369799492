from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.thread import Thread


class RulingQuerySet(models.QuerySet["Ruling"]):
    def standing(self) -> RulingQuerySet:
        return self.filter(undone_at=None)


class Ruling(models.Model):
    """What a person says of one step of a thread's provenance: it holds, or it does not count.

    The step is named by the ends it joins and not by the claims it stands on, so that a ruling
    outlives the reading of a text by another extractor: see decision 0023.
    """

    class Verdict(models.TextChoices):
        CONFIRMED = "confirmed"
        CUT = "cut"

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="rulings")
    start_what = models.CharField(max_length=7)
    start_key = models.BigIntegerField()
    end_what = models.CharField(max_length=7)
    end_key = models.BigIntegerField()
    how = models.CharField(max_length=7)
    verdict = models.CharField(max_length=9, choices=Verdict.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    objects = RulingQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=["confirmed", "cut"]), name="ruling_verdict_known"
            ),
            models.CheckConstraint(
                condition=Q(start_what__in=["outlet", "party", "group", "unknown"])
                & Q(end_what__in=["outlet", "party", "group", "unknown"])
                & Q(how__in=["cited", "relayed", "copied", "unknown"]),
                name="ruling_step_known",
            ),
            models.UniqueConstraint(
                fields=["thread", "start_what", "start_key", "end_what", "end_key", "how"],
                condition=Q(undone_at=None),
                name="ruling_one_stands_a_step",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} by {self.by}"
