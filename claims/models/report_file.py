from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.work import MOVING, Status, Work, work_constraints
from claims.models.report import Report


class ReportFile(Work):
    """A report in one format, made once: the bytes lie on disk under their hash.

    A report that is withdrawn or superseded says so in its files, which are others then:
    hence `report_status`, the one that the file was asked for in.
    """

    task: ClassVar[str] = "claims.tasks.make_report_file"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="files")
    format = models.CharField(max_length=12)
    report_status = models.CharField(max_length=10, choices=Report.Status.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    percent = models.PositiveSmallIntegerField(default=0)  # 0 also where nobody can tell
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)  # bytes

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "format", "report_status"], name="report_file_once"
            ),
            models.CheckConstraint(
                condition=~Q(status="done") | ~Q(sha256=""), name="report_file_done_is_kept"
            ),
            models.CheckConstraint(
                condition=Q(percent__lte=100), name="report_file_percent_at_most_100"
            ),
            *work_constraints("report_file"),
        ]
        indexes = [models.Index(fields=["status", "next_attempt_at"])]

    def __str__(self) -> str:
        return f"{self.format} of report {self.report_id}"

    @property
    def made(self) -> bool:
        return self.status == Status.DONE

    @property
    def moving(self) -> bool:
        return self.status in MOVING

    @property
    def kept_until(self) -> dt.datetime | None:
        """When it is deleted; None: never, or it is not made yet."""
        if not (settings.REPORT_FILE_DAYS and self.ended_at):
            return None
        return self.ended_at + dt.timedelta(days=settings.REPORT_FILE_DAYS)
