"""What the press printed, and how it came in."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from articles.work import Status, Work, work_constraints

EARLIEST = dt.datetime.min.replace(tzinfo=dt.UTC)
LATEST = dt.datetime.max.replace(tzinfo=dt.UTC)
NEWEST_FIRST = F("published_at").desc(nulls_last=True)


class Outlet(models.Model):
    name = models.CharField(max_length=200)
    domain = models.CharField(max_length=253, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="outlet_name_unique")]

    def __str__(self) -> str:
        return self.name


class Batch(models.Model):
    """One import by an admin. `key` makes the same files with the same
    defaults the same batch."""

    key = models.CharField(max_length=64, unique=True, editable=False)
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

    def __str__(self) -> str:
        return self.label


class Upload(Work):
    """One file of a batch, kept under its hash; a worker reads it into items."""

    task: ClassVar[str] = "articles.tasks.read_upload"

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = work_constraints("upload")
        indexes = [models.Index(fields=["status", "next_attempt_at"])]

    def __str__(self) -> str:
        return self.name


class Article(models.Model):
    """A story at an outlet; what it says is in its versions."""

    outlet = models.ForeignKey(
        Outlet, null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    title = models.CharField(max_length=500)
    byline = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    language = models.CharField(max_length=16, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = [NEWEST_FIRST, "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["url"], condition=~Q(url=""), name="article_url_unique"
            ),
            # Postgres has years that Python cannot read back: one such row breaks every list.
            models.CheckConstraint(
                condition=Q(published_at__range=(EARLIEST, LATEST)), name="article_date_readable"
            ),
        ]
        indexes = [models.Index(NEWEST_FIRST, F("id").desc(), name="article_newest_first")]

    def __str__(self) -> str:
        return self.title

    @property
    def outlet_name(self) -> str:
        return self.outlet.name if self.outlet else "Outlet not known"

    @property
    def published_on(self) -> dt.date | None:
        return self.published_at.date() if self.published_at else None


class Version(models.Model):
    """One immutable text of an article. Every offset of the project points
    into `text`, half-open, in code points, for ever."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    # Repeats the article's outlet, so that the database can refuse the same text twice there.
    outlet = models.ForeignKey(Outlet, null=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=1)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    # Where each stretch of `text` stood in the text as given: see articles.normalisation.
    segments = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_unique"),
            models.UniqueConstraint(
                fields=["outlet", "sha256"],
                nulls_distinct=False,
                name="version_text_once_an_outlet",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="version_text_not_empty"),
        ]
        indexes = [models.Index(fields=["sha256"])]

    def __str__(self) -> str:
        return f"{self.article} (version {self.number})"


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


class Canary(models.Model):
    """The last sign of life from the workers of one queue."""

    queue = models.CharField(max_length=64, unique=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.queue


class Feed(Work):
    """An address that is asked again and again for new entries. It is never done: what is due
    is its next poll, at `next_attempt_at`; `reason` says what was wrong with the last one."""

    task: ClassVar[str] = "articles.tasks.poll_feed"
    ready: ClassVar[Q] = Q(paused=False)

    class Interval(models.IntegerChoices):
        """Minutes from one poll to the next."""

        QUARTER = 15, "every 15 minutes"
        HOUR = 60, "every hour"
        SIX_HOURS = 360, "every 6 hours"
        DAY = 1440, "every day"

    url = models.CharField(max_length=2000, unique=True)
    title = models.CharField(max_length=200, blank=True)
    outlet = models.ForeignKey(
        Outlet, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    interval = models.PositiveSmallIntegerField(choices=Interval.choices, default=Interval.HOUR)
    whole_pages = models.BooleanField(default=False)
    paused = models.BooleanField(default=False)
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=200, blank=True)
    polled_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["title", "id"]
        constraints = work_constraints("feed")
        indexes = [models.Index(fields=["status", "next_attempt_at"])]

    def __str__(self) -> str:
        return self.title or self.url


class FeedEntry(models.Model):
    """What a feed has given once already, by the hash of its address and its words."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="entries")
    fingerprint = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "feed entries"
        constraints = [
            models.UniqueConstraint(fields=["feed", "fingerprint"], name="feed_entry_once")
        ]

    def __str__(self) -> str:
        return self.fingerprint[:12]
