from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q, Value

from articles.work import MOVING, Status, Work, work_constraints
from claims.models.fit import Fit


class Learning(Work):
    """That a person asked for a fit of all answers there are; a worker learns it.

    Rejected, with the reason, where there are too few answers.
    """

    task: ClassVar[str] = "claims.tasks.learn_links"

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    percent = models.PositiveSmallIntegerField(default=0)
    fit = models.OneToOneField(Fit, null=True, on_delete=models.PROTECT, related_name="learning")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                Value(1),
                condition=Q(status__in=["queued", "running"]),
                name="learning_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="done") | Q(fit__isnull=False), name="learning_done_has_a_fit"
            ),
            models.CheckConstraint(
                condition=Q(percent__lte=100), name="learning_percent_at_most_100"
            ),
            *work_constraints("learning"),
        ]

    def __str__(self) -> str:
        return f"learning asked for by {self.by}"

    @property
    def moving(self) -> bool:
        return self.status in MOVING

    @property
    def refused(self) -> bool:
        return self.status in (Status.REJECTED, Status.QUARANTINED)
