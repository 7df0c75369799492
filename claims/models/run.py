from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from articles import ledger
from articles.models import Version
from articles.work import Work, work_constraints


class Run(Work):
    """One extraction of one text by one extractor. A newer run stands beside
    the older one and takes its place in one step."""

    task: ClassVar[str] = "claims.tasks.extract_claims"

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="runs")
    extractor = models.CharField(max_length=64)
    current = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "extractor"], name="run_once_an_extractor"),
            models.UniqueConstraint(
                fields=["version"], condition=Q(current=True), name="run_one_current"
            ),
            *work_constraints("run"),
        ]
        indexes = [models.Index(fields=["status", "next_attempt_at"])]

    def __str__(self) -> str:
        return f"{self.extractor} on {self.version}"

    def quarantined(self) -> None:
        ledger.give_up(self.version, self.reason)
