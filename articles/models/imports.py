"""How articles come in: batches of files, their records, and what each would become."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.models.press import Outlet, Version
from articles.work import Status, Work, work_constraints


class Batch(models.Model):
    """One import by an admin. `key` makes the same files with the same
    defaults the same batch, until it is discarded or rolled back."""

    class Status(models.TextChoices):
        PREVIEW = "preview"  # read, and shown; nothing goes in before a person says so
        COMMITTED = "committed"
        DISCARDED = "discarded"  # what was not in by then stays out
        ROLLED_BACK = "rolled_back"

    key = models.CharField(max_length=64, editable=False)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.COMMITTED)
    status_since = models.DateTimeField(db_default=Now(), editable=False)
    label = models.CharField(max_length=200)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    outlet = models.ForeignKey(
        Outlet, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "batches"
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["preview", "committed", "discarded", "rolled_back"]),
                name="batch_status_known",
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(status__in=["preview", "committed"]),
                name="batch_key_unique",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Upload(Work):
    """One file of a batch, kept under its hash; a worker reads it into items."""

    task: ClassVar[str] = "articles.tasks.read_upload"

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    # Of a table: each column with a few of its cells, and which of them a person chose to fill
    # which field: see articles.reading.columns.
    columns = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]
        constraints = work_constraints("upload")
        indexes = [models.Index(fields=["status", "next_attempt_at"])]

    def __str__(self) -> str:
        return self.name


class Item(Work):
    """One record of a batch with its own state and reason."""

    task: ClassVar[str] = "articles.tasks.ingest_item"

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items")
    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    locator = models.CharField(max_length=500)
    record = models.JSONField(default=dict)
    # Where the page stands that has to be fetched before there is a record.
    address = models.CharField(max_length=2100, blank=True)
    version = models.ForeignKey(
        Version, null=True, on_delete=models.PROTECT, related_name="items", editable=False
    )

    class Meta:
        ordering = ["upload", "position"]
        constraints = [
            models.UniqueConstraint(fields=["upload", "position"], name="item_position_unique"),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.STORED, Status.DONE, Status.DUPLICATE])
                | Q(version__isnull=False),
                name="item_in_the_store_has_version",
            ),
            *work_constraints("item"),
        ]
        indexes = [
            models.Index(fields=["status", "next_attempt_at"]),
            models.Index(fields=["batch", "status"]),
        ]

    def __str__(self) -> str:
        return self.locator


class Portion(Work):
    """Neighbouring items of a file, by position, that are previewed in one go."""

    task: ClassVar[str] = "articles.tasks.preview_portion"

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="portions")
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        ordering = ["upload", "first"]
        constraints = [
            models.UniqueConstraint(fields=["upload", "first"], name="portion_unique"),
            *work_constraints("portion"),
        ]
        indexes = [models.Index(fields=["status", "next_attempt_at"])]

    def __str__(self) -> str:
        return f"{self.upload}, {self.first} to {self.last}"


class Preview(models.Model):
    """What an item would become if its batch were committed now. What it equals, resembles or
    replaces is a version in the store or, if that is not in yet, a twin in the batch."""

    class Kind(models.TextChoices):
        NEW = "new"
        TO_FETCH = "to_fetch", "page to fetch"  # only once the batch is committed
        NEAR = "near", "near copy"
        CHANGED = "changed", "changed version"
        DUPLICATE = "duplicate"
        BAD = "bad"

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="preview")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    reason = models.TextField(blank=True)
    title = models.CharField(max_length=500, blank=True)
    outlet = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(null=True)
    signal = models.CharField(max_length=100, blank=True)  # what gave that date
    language = models.CharField(max_length=16, blank=True)
    url = models.TextField(blank=True)
    wire = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    version = models.ForeignKey(Version, null=True, on_delete=models.SET_NULL, related_name="+")
    twin = models.ForeignKey(Item, null=True, on_delete=models.SET_NULL, related_name="+")
    share = models.FloatField(null=True)  # of the words in common, 0 to 1, estimated

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["new", "to_fetch", "near", "changed", "duplicate", "bad"]),
                name="preview_kind_known",
            ),
            models.CheckConstraint(
                condition=~Q(kind="bad") | ~Q(reason=""), name="preview_bad_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(version=None) | Q(twin=None), name="preview_of_one_thing"
            ),
        ]
        indexes = [models.Index(fields=["sha256"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}"

    @property
    def percent(self) -> int:
        return round(100 * (self.share or 0))


class Canary(models.Model):
    """The last sign of life from the workers of one queue."""

    queue = models.CharField(max_length=64, unique=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.queue
