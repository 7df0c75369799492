from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q, Value

from claims.models.claim import Claim

_BYTES = Func(F("snapshot"), Value("UTF8"), function="convert_to")
_SHA256 = Func(Func(_BYTES, function="sha256"), Value("hex"), function="encode")


class ReportQuerySet(models.QuerySet["Report"]):
    def standing_on(self, claims: models.QuerySet[Claim, tuple[int]] | list[int]) -> ReportQuerySet:
        """Those in which at least one of these claims stands."""
        return self.filter(claims__overlap=claims)

    def listed(self) -> ReportQuerySet:
        """What a list shows: all but the snapshot, which may be large."""
        return self.defer("snapshot", "claims").select_related("made_by")


class Report(models.Model):
    """A frozen source comparison. Its key is its number: 1, 2, 3 without gaps.

    `snapshot` is a `claims.reports.schema.Comparison` as canonical JSON, of which `checksum` is
    the SHA-256; `claims.reports.frozen.comparison` reads it. Its claims stand in `claims` as well,
    so that one finds the reports that a claim stands in.
    """

    class Status(models.TextChoices):
        CURRENT = "current"
        WITHDRAWN = "withdrawn"  # it says something that does not hold: see the reason
        SUPERSEDED = "superseded"  # a newer one takes its place

    number = models.PositiveIntegerField(primary_key=True)
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    snapshot = models.TextField(editable=False)
    checksum = models.CharField(max_length=64, editable=False)
    claims = ArrayField(models.BigIntegerField(), editable=False)
    query = models.TextField(blank=True)  # of the selection that it was made from
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reports"
    )
    made_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.CURRENT)
    reason = models.TextField(blank=True)  # why it was withdrawn
    superseded_by = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="supersedes"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["current", "withdrawn", "superseded"]),
                name="report_status_known",
            ),
            models.CheckConstraint(
                condition=Q(status="withdrawn") & ~Q(reason="")
                | ~Q(status="withdrawn") & Q(reason=""),
                name="report_withdrawn_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(status="superseded", superseded_by__isnull=False)
                | ~Q(status="superseded") & Q(superseded_by=None),
                name="report_superseded_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(superseded_by=F("number")), name="report_not_by_itself"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="report_has_title"),
            models.CheckConstraint(condition=Q(checksum=_SHA256), name="report_is_what_was_frozen"),
        ]
        indexes = [GinIndex(fields=["claims"], name="report_claims")]

    def __str__(self) -> str:
        return f"Report {self.number}: {self.title}"
