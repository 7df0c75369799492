"""Feeds that are followed, and what each has given already."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from articles.models.imports import Batch
from articles.models.press import Outlet
from articles.work import Work, work_constraints


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
