from __future__ import annotations

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from articles.models import Version
from claims.models.claim import Claim


class RestatementQuerySet(models.QuerySet["Restatement"]):
    def losing(self) -> RestatementQuerySet:
        """Where the attribution was lost. An article that names somebody for it elsewhere in its
        text has not lost it: a headline says plainly what is attributed below."""
        named = Claim.objects.current().filter(
            membership__thread=OuterRef("claim__membership__thread"),
            run__version__article=OuterRef("version__article"),
        )
        return self.exclude(Exists(named.exclude(status=Claim.Status.REJECTED)))

    def printed(self) -> RestatementQuerySet:
        """In order of printing, with all that a line shows, but the text."""
        return (
            self.select_related("version__article__outlet")
            .defer("version__text", "version__segments")
            .order_by("version__article__published_at", "version", "start", "-likeness")
        )


class Restatement(models.Model):
    """A sentence of a later article that states what a claim states and names nobody for it:
    `version.text[start:end] == exact`. Found by machine, and found anew with each search for
    links of either text."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="restatements")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="restatements")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    likeness = models.FloatField()  # probability that both state one proposition

    objects = RestatementQuerySet.as_manager()

    class Meta:
        ordering = ["version_id", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "version", "start"], name="restatement_once_a_sentence"
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="restatement_not_empty"),
            models.CheckConstraint(
                condition=Q(likeness__gte=0, likeness__lte=1), name="restatement_likeness_in_range"
            ),
        ]

    def __str__(self) -> str:
        return self.exact
