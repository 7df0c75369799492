from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.models import Version
from articles.work import Work, work_constraints
from claims.models.party import Party, Regrouping


class Matching(Work):
    """The search for parties of one text that are parties of others.

    `wanted` counts how often it was asked for: a change while a worker is at it asks again.
    `read` is what the text tells of its parties beside its claims: see claims.resolution.reading.
    """

    task: ClassVar[str] = "claims.tasks.match_parties"

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="matching")
    wanted = models.PositiveIntegerField(default=1)
    read = models.JSONField(default=dict)

    class Meta:
        constraints = work_constraints("matching")
        indexes = [models.Index(fields=["status", "next_attempt_at"])]

    def __str__(self) -> str:
        return f"parties of {self.version}"


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def waiting(self) -> ProposalQuerySet:
        """Those that nobody has answered, of parties that still stand; the likeliest first."""
        standing = self.filter(one__merged_into=None, other__merged_into=None)
        return standing.filter(status=Proposal.Status.PROPOSED).order_by("-probability", "pk")

    def silent(self) -> ProposalQuerySet:
        """Questions about somebody of whom nothing is left in the store."""
        unanswered = self.filter(status=Proposal.Status.PROPOSED)
        return unanswered.filter(Q(one__hops=None) | Q(other__hops=None))

    def touching(self, parties: set[int]) -> ProposalQuerySet:
        return self.filter(Q(one__in=parties) | Q(other__in=parties))


class Proposal(models.Model):
    """That two parties may be one: what speaks for it, and what was answered.

    The older party is `one`. `evidence` is a list of {"name", "weight", "text"} whose weights add
    up to the log-odds of `probability`. A pair that was found different is never proposed again.
    """

    class Status(models.TextChoices):
        PROPOSED = "proposed"
        APPLIED = "applied", "Merged by rule"
        SAME = "same"
        DIFFERENT = "different"
        UNSURE = "unsure", "Can’t tell"

    one = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="proposals_forward")
    other = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="proposals_back")
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.PROPOSED)
    probability = models.FloatField(null=True)
    evidence = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=0)
    regrouping = models.OneToOneField(
        Regrouping, null=True, on_delete=models.SET_NULL, related_name="proposal"
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="proposal_once_a_pair"),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")), name="proposal_older_party_first"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["proposed", "applied", "same", "different", "unsure"]),
                name="proposal_status_known",
            ),
            models.CheckConstraint(
                condition=Q(probability=None) | Q(probability__gte=0, probability__lte=1),
                name="proposal_probability_in_range",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["proposed", "applied"], answered_by=None)
                | Q(status__in=["same", "different", "unsure"], answered_by__isnull=False),
                name="proposal_answer_has_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-probability", "id"]),
            models.Index(fields=["answered_by", "-answered_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.one} and {self.other}"

    @property
    def merged(self) -> bool:
        return self.status in (Proposal.Status.SAME, Proposal.Status.APPLIED)
