from __future__ import annotations

from django.db import models
from django.db.models import Q

from articles.models import Article, Outlet
from claims.extraction import Kind


class Party(models.Model):
    """A resolved person, organisation, outlet, document, group or account.

    A party that nobody names ("two officials") belongs to the one article that
    speaks of it: the same words elsewhere may mean other people.
    """

    name = models.CharField(max_length=300)
    normal = models.CharField(max_length=300, editable=False)
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in Kind])
    named = models.BooleanField()
    article = models.ForeignKey(
        Article, null=True, on_delete=models.CASCADE, related_name="parties"
    )
    outlet = models.OneToOneField(Outlet, null=True, on_delete=models.SET_NULL)

    class Meta:
        verbose_name_plural = "parties"
        constraints = [
            models.CheckConstraint(
                condition=Q(named=True, article=None) | Q(named=False, article__isnull=False),
                name="party_unnamed_belongs_to_article",
            ),
            models.UniqueConstraint(
                fields=["normal"], condition=Q(named=True), name="party_name_unique"
            ),
            models.UniqueConstraint(
                fields=["article", "normal"],
                condition=Q(named=False),
                name="party_description_unique",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Alias(models.Model):
    """A way in which the articles write a named party."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=300)
    normal = models.CharField(max_length=300, editable=False)

    class Meta:
        verbose_name_plural = "aliases"
        constraints = [models.UniqueConstraint(fields=["normal"], name="alias_unique")]

    def __str__(self) -> str:
        return self.text
