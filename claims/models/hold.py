from __future__ import annotations

from django.conf import settings
from django.db import models

from claims.models.claim import Claim


class Hold(models.Model):
    """Somebody has this claim before them until `until`: others are led past it.

    A courtesy, not a lock: what keeps decisions apart is the claim's revision.
    """

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="hold")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="holds")
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.by} until {self.until}"


class Assignment(models.Model):
    """This claim is for one person to review; others are led past it."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="assignment")
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assignments"
    )

    def __str__(self) -> str:
        return f"for {self.to}"
