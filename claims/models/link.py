from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from pgvector.django import HalfVectorField, HnswIndex

from articles.models import Version
from articles.work import Work, work_constraints
from claims.models.claim import Claim

DIMENSIONS = 384


class Linking(Work):
    """The search for links of one text's claims.

    `wanted` counts how often it was asked for: a change while a worker is at it asks again.
    """

    task: ClassVar[str] = "claims.tasks.link_claims"
    urgent: ClassVar[bool] = False  # texts that came in are read first

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="linking")
    wanted = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = work_constraints("linking")
        indexes = [models.Index(fields=["status", "next_attempt_at"])]

    def __str__(self) -> str:
        return f"links of {self.version}"


class Embedding(models.Model):
    """Where a claim lies in meaning: the unit vector of its content, cue and speaker."""

    claim = models.OneToOneField(
        Claim, primary_key=True, on_delete=models.CASCADE, related_name="embedding"
    )
    vector = HalfVectorField(dimensions=DIMENSIONS)
    # Repeats the article's, so that the nearest are found in one window of time.
    article_id = models.BigIntegerField()
    published_on = models.DateField(null=True)

    class Meta:
        indexes = [
            HnswIndex(
                name="embedding_nearest",
                fields=["vector"],
                m=16,
                # More than commonly say one thing: where all that a claim sees while it is put in
                # are its own kind, no way leads from them to the rest.
                ef_construction=200,
                opclasses=["halfvec_cosine_ops"],
            )
        ]

    def __str__(self) -> str:
        return f"embedding of {self.claim_id}"


class LinkQuerySet(models.QuerySet["Link"]):
    def waiting(self) -> LinkQuerySet:
        """Proposals that nobody has answered and nothing settles, the likeliest first."""
        return self.filter(status=Link.Status.PROPOSED).order_by("-probability", "pk")

    def touching(self, claims: Collection[int]) -> LinkQuerySet:
        return self.filter(Q(one__in=claims) | Q(other__in=claims))

    def holding(self) -> LinkQuerySet:
        """Links by which claims may stand in one thread."""
        return self.filter(relation=Link.Relation.SAME).exclude(status=Link.Status.UNSURE)


class Link(models.Model):
    """How two claims of different articles relate: what the machine proposes, what a person says.

    The older claim (by id) is `one`. `relation` holds what counts: the answer of a person,
    what follows from such answers (`implied`), or the proposal, which nobody is asked about where
    a person had all of its kind `applied` (see `Threshold`). `evidence` is a list of
    {"name", "weight", "text"} whose weights add up to the log-odds of the proposal.
    """

    class Relation(models.TextChoices):
        SAME = "same"
        SUPPORTS = "supports"
        CONTRADICTS = "contradicts"
        NARROWER = "narrower"
        UPDATES = "updates"
        CITES = "cites"
        UNRELATED = "unrelated"

    class Status(models.TextChoices):
        PROPOSED = "proposed"
        SETTLED = "settled"
        UNSURE = "unsure"
        IMPLIED = "implied"
        APPLIED = "applied", "applied by rule"

    one = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="links_forward")
    other = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="links_back")
    relation = models.CharField(max_length=12, choices=Relation.choices)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.PROPOSED)
    proposed = models.CharField(max_length=12, choices=Relation.choices, blank=True)
    probability = models.FloatField(null=True)  # of the proposal
    same = models.FloatField(default=0)  # probability that both state one proposition
    evidence = models.JSONField(default=list)
    # The same words in two copies of one text: nobody needs to be asked.
    copied = models.BooleanField(default=False)
    linker = models.CharField(max_length=64, blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="link_once_a_pair"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="link_older_claim_first"),
            models.CheckConstraint(
                condition=Q(
                    relation__in=[
                        "same",
                        "supports",
                        "contradicts",
                        "narrower",
                        "updates",
                        "cites",
                        "unrelated",
                    ]
                ),
                name="link_relation_known",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["proposed", "settled", "unsure", "implied", "applied"]),
                name="link_status_known",
            ),
            models.CheckConstraint(
                condition=Q(same__gte=0, same__lte=1)
                & (Q(probability=None) | Q(probability__gte=0, probability__lte=1)),
                name="link_probability_in_range",
            ),
        ]
        indexes = [models.Index(fields=["status", "-probability", "id"])]

    def __str__(self) -> str:
        return f"{self.one_id} {self.relation} {self.other_id}"


class Judgement(models.Model):
    """One human answer about a link. Undo is another judgement, never a deletion."""

    class Answer(models.TextChoices):
        SAME = "same"
        SUPPORTS = "supports"
        CONTRADICTS = "contradicts"
        NARROWER = "narrower"
        UPDATES = "updates"
        CITES = "cites"
        DIFFERENT = "different"
        UNSURE = "unsure"
        UNDO = "undo"

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="judgements")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="judgements"
    )
    at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(max_length=12, choices=Answer.choices)
    relation_before = models.CharField(max_length=12, choices=Link.Relation.choices)
    status_before = models.CharField(max_length=8, choices=Link.Status.choices)
    revision = models.PositiveIntegerField()
    undoes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="undone_by"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["link", "revision"], name="judgement_revision_unique"),
            models.CheckConstraint(
                condition=Q(answer="undo", undoes__isnull=False)
                | (~Q(answer="undo") & Q(undoes=None)),
                name="judgement_undo_names_what",
            ),
        ]
        indexes = [models.Index(fields=["by", "-id"])]

    def __str__(self) -> str:
        return f"{self.answer} by {self.by}"
