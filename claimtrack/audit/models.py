from django.conf import settings
from django.db import models


class Entry(models.Model):
    """One deed: who did what to which row, before and after. Append-only: the
    database refuses UPDATE, DELETE and TRUNCATE."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    action = models.CharField(max_length=64)
    subject_type = models.CharField(max_length=64)
    subject_id = models.BigIntegerField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    request_id = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name_plural = "entries"
        ordering = ["-id"]
        indexes = [models.Index(fields=["subject_type", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.action} {self.subject_type} {self.subject_id}"

    @property
    def subject(self) -> str:
        """ "claim 12"."""
        return f"{self.subject_type.rpartition('.')[2]} {self.subject_id}"


class Seal(models.Model):
    """A link of the chain: the SHA-256 of the seal before it and of all that its entry says.

    The database writes it as the deed commits, in the order of commits; nobody else
    does, and like entries it is append-only.
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="seal")
    hash = models.BinaryField(max_length=32)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return bytes(self.hash).hex()
