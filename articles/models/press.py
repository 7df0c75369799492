"""What the press printed."""

from __future__ import annotations

import datetime as dt

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Lower

EARLIEST = dt.datetime.min.replace(tzinfo=dt.UTC)
LATEST = dt.datetime.max.replace(tzinfo=dt.UTC)
NEWEST_FIRST = F("published_at").desc(nulls_last=True)


class Outlet(models.Model):
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="outlet_name_unique")]

    def __str__(self) -> str:
        return self.name


class OutletName(models.Model):
    """Another name of an outlet, or a domain that it prints at: records that give it mean the
    outlet."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="other_names")
    name = models.CharField(max_length=253)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="outlet_other_name_unique")]

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    def with_waiting(self) -> ArticleQuerySet:
        """Each with `waiting_language`: that of its newest text that waits, else None."""
        waiting = Version.objects.filter(article=OuterRef("pk")).exclude(waiting_language="")
        newest = waiting.order_by("-number").values("waiting_language")[:1]
        return self.annotate(waiting_language=Subquery(newest))


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
    # What gave that date: the file, a mark in the page, the address, a person.
    signal = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

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
    wire = models.CharField(max_length=200, blank=True)  # the agency that the text credits
    modified_at = models.DateTimeField(null=True, blank=True)  # as the page or the file says
    # ISO 639, while the text waits because it is in that language; else empty.
    waiting_language = models.CharField(max_length=16, blank=True, editable=False)
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
            models.CheckConstraint(
                condition=Q(modified_at__range=(EARLIEST, LATEST)), name="version_date_readable"
            ),
        ]
        indexes = [
            models.Index(fields=["sha256"]),
            models.Index(
                fields=["article"], condition=~Q(waiting_language=""), name="version_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} (version {self.number})"


class Wording(models.Model):
    """The words of an article's title and newest text, for the search. The database
    writes it when either changes: see the migration `search`."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True)
    search = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["search"], name="wording_search")]

    def __str__(self) -> str:
        return f"Words of {self.article_id}"
