from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from articles.models import Article, Outlet
from claims.extraction import Kind


class Party(models.Model):
    """A resolved person, organisation, outlet, document, group or account.

    A party that nobody names ("two officials") belongs to the one article that
    speaks of it: the same words elsewhere may mean other people. So may a name that many have
    ("Smith"): of such each article has its own, until evidence or a person brings two together.
    """

    class Reliability(models.TextChoices):
        """Of the party, not of what it says (NATO STANAG 2511, "Admiralty")."""

        A = "A", "A, reliable"
        B = "B", "B, usually reliable"
        C = "C", "C, fairly reliable"
        D = "D", "D, not usually reliable"
        E = "E", "E, unreliable"
        F = "F", "F, cannot be judged"

    name = models.CharField(max_length=300)
    normal = models.CharField(max_length=300, editable=False)
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in Kind])
    named = models.BooleanField()
    # 0 for whom the name means everywhere, else the number of the article that it means this
    # party in.
    namesake = models.BigIntegerField(default=0, editable=False)
    # By which the parties are found that this one may be: see claims.resolution.blocking.
    keys = ArrayField(models.CharField(max_length=400), default=list, blank=True, editable=False)
    article = models.ForeignKey(
        Article, null=True, on_delete=models.CASCADE, related_name="parties"
    )
    outlet = models.OneToOneField(Outlet, null=True, on_delete=models.SET_NULL)
    reliability = models.CharField(max_length=1, choices=Reliability.choices, default=Reliability.F)
    # A person has found that this is that one; nothing is said by it any more.
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="merged"
    )

    class Meta:
        verbose_name_plural = "parties"
        constraints = [
            models.CheckConstraint(
                condition=Q(named=True, article=None) | Q(named=False, article__isnull=False),
                name="party_unnamed_belongs_to_article",
            ),
            models.UniqueConstraint(
                fields=["normal", "namesake"],
                condition=Q(named=True),
                name="party_name_unique",
            ),
            models.UniqueConstraint(
                fields=["article", "normal"],
                condition=Q(named=False),
                name="party_description_unique",
            ),
            models.CheckConstraint(
                condition=Q(reliability__in=["A", "B", "C", "D", "E", "F"]),
                name="party_reliability_known",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")), name="party_not_merged_into_itself"
            ),
        ]
        indexes = [GinIndex(fields=["keys"], name="party_keys")]

    def __str__(self) -> str:
        return self.name


class Alias(models.Model):
    """A way in which the articles write a named party, with the article it was first met in, or
    the person who added it."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=300)
    normal = models.CharField(max_length=300, editable=False)
    article = models.ForeignKey(Article, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name_plural = "aliases"
        constraints = [models.UniqueConstraint(fields=["normal"], name="alias_unique")]

    def __str__(self) -> str:
        return self.text


class Regrouping(models.Model):
    """A merge or a split: exactly which hops and aliases it moved, so that it can be taken back.
    A merge moves what `other` had to `kept`, a split the other way. `by` nobody is by rule."""

    class Deed(models.TextChoices):
        MERGE = "merge"
        SPLIT = "split"

    deed = models.CharField(max_length=5, choices=Deed.choices)
    kept = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="regroupings")
    other = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    hops = ArrayField(models.BigIntegerField())
    aliases = ArrayField(models.BigIntegerField())
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(deed__in=["merge", "split"]), name="regrouping_deed_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.deed} of {self.kept} and {self.other}"
