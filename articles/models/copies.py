"""Which texts are copies of one another."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from articles.models.press import Version


class Signature(models.Model):
    """The MinHash of a text, found by its bands: see `articles.shingles`. It belongs to a text
    and not to a version, so that a text can be compared before it is in the store."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    minima = models.BinaryField()
    bands = ArrayField(models.BigIntegerField())

    class Meta:
        # Without the list of pending entries, which every search would have to go through.
        indexes = [GinIndex(fields=["bands"], name="signature_bands", fastupdate=False)]

    def __str__(self) -> str:
        return self.sha256[:12]


class CopyFamily(models.Model):
    """Versions that are (near) copies of one text. The origin is the one that a person named
    (`decided_by`), else the one that is presumed."""

    origin = models.ForeignKey(
        Version, null=True, on_delete=models.SET_NULL, related_name="families_begun"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "copy families"

    def __str__(self) -> str:
        return f"Copies of {self.origin}"


class Copy(models.Model):
    """A version's place in a family. `left` remembers that a person took it out."""

    family = models.ForeignKey(CopyFamily, on_delete=models.CASCADE, related_name="copies")
    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="copy")
    share = models.FloatField()  # of the words it has in common with its nearest copy, estimated
    left = models.BooleanField(default=False)

    class Meta:
        ordering = ["family", "version_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(share__gte=0, share__lte=1), name="copy_share_in_range"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version} in {self.family_id}"
