from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.link import Link


class Fit(models.Model):
    """Weights that were learned from people's answers about links; none current: the shipped ones.

    `parameters` are those of `linking.relations.read_model`. `figures` holds for each telling
    relation the figures on decisions that were held out, of this fit and of what was in use
    before; `held_out` the probability and truth of each of those decisions.
    """

    class Status(models.TextChoices):
        CURRENT = "current"
        RETIRED = "retired"

    status = models.CharField(max_length=7, choices=Status.choices, default=Status.RETIRED)
    parameters = models.JSONField()
    figures = models.JSONField()
    held_out = models.JSONField()
    decisions = models.PositiveIntegerField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["current", "retired"]), name="fit_status_known"
            ),
            models.UniqueConstraint(
                fields=["status"], condition=Q(status="current"), name="fit_one_current"
            ),
        ]

    def __str__(self) -> str:
        return f"fit {self.pk}"


class Threshold(models.Model):
    """From which probability on a relation is suggested, and from which one it is applied unasked.

    `suggest` is null where the fit's own holds, `apply` where nothing is applied. What was in
    force earlier stays, so that it can be gone back to.
    """

    class Status(models.TextChoices):
        CURRENT = "current"
        REPLACED = "replaced"
        TAKEN_BACK = "taken back"

    relation = models.CharField(max_length=12, choices=Link.Relation.choices)
    suggest = models.FloatField(null=True)
    apply = models.FloatField(null=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.CURRENT)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(relation__in=["same", "contradicts", "updates"]),
                name="threshold_of_a_telling_relation",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["current", "replaced", "taken back"]),
                name="threshold_status_known",
            ),
            models.CheckConstraint(
                condition=(Q(suggest=None) | Q(suggest__gt=0, suggest__lt=1))
                & (Q(apply=None) | Q(apply__gt=0, apply__lt=1)),
                name="threshold_in_range",
            ),
            models.UniqueConstraint(
                fields=["relation"], condition=Q(status="current"), name="threshold_one_current"
            ),
        ]

    def __str__(self) -> str:
        return f"thresholds of {self.relation}"
