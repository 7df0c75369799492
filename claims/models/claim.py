from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import RawSQL

from articles.vectors import vector
from claims.extraction import QuoteKind, Time
from claims.models.party import Party
from claims.models.run import Run

WAITING = ("pending", "once")
FILTERED = ("run", "status", "quote", "attitude", "hedged", "denial", "confidence")


def these(keys: Iterable[int]) -> RawSQL:
    """For `__in`: one array, where a list of thousands would be as many parameters."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(keys)])


class ClaimQuerySet(models.QuerySet["Claim"]):
    def current(self) -> ClaimQuerySet:
        """Claims of the runs that count; older runs are kept beside them."""
        return self.filter(current=True)

    def accepted(self) -> ClaimQuerySet:
        return self.filter(status=Claim.Status.ACCEPTED)

    def waiting(self) -> ClaimQuerySet:
        """Undecided ones, and those that wait for a second person's decision."""
        return self.filter(status__in=WAITING)

    def with_chain(self) -> ClaimQuerySet:
        """Everything a row or a card shows, but the text, in three queries however many rows."""
        return (
            self.select_related("made_by", "run__version__article__outlet")
            .defer("search", "names", "run__version__text", "run__version__segments")
            .prefetch_related(
                "pieces", models.Prefetch("hops", Hop.objects.select_related("party"))
            )
        )


class Claim(models.Model):
    """A proposition that an article attributes to somebody.

    `revision` counts the decisions on it; whoever decides says which revision
    was on the screen.
    """

    class Status(models.TextChoices):
        PENDING = "pending"
        ACCEPTED = "accepted"
        REJECTED = "rejected"
        UNSURE = "unsure"
        ONCE = "once", "Decided once"  # a second person is asked, who does not see the first
        DISPUTED = "disputed"  # the two disagree; a third settles it

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="claims")
    position = models.PositiveIntegerField()
    content = models.TextField()
    cue = models.TextField(blank=True)
    cue_start = models.PositiveIntegerField(null=True)
    cue_end = models.PositiveIntegerField(null=True)
    # A wish, plan or opinion that asserts nothing: shown after the claims.
    attitude = models.BooleanField(default=False)
    hedged = models.BooleanField()
    denial = models.BooleanField()
    quote = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in QuoteKind])
    # Whether it is about what was, is or will be; "" where no verb tells.
    time = models.CharField(
        max_length=7, blank=True, choices=[(time.value, time.value) for time in Time]
    )
    confidence = models.FloatField()
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.PENDING)
    revision = models.PositiveIntegerField(default=0)
    # As its run: kept here too, since everything that is counted, searched or listed asks for it.
    current = models.BooleanField(default=True)
    # Outlet and parties, for the search; kept right by claims.search.names.
    names = models.TextField(default="", blank=True, editable=False)
    # Who added a claim that the machine had missed.
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    # Its place in the queue, the smaller the sooner: see claims.turns.
    turn = models.SmallIntegerField(default=0)
    search = models.GeneratedField(
        expression=vector("content", weight="A")
        + vector("names", weight="B")
        + vector("cue", weight="C"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["run", "position"]
        constraints = [
            models.UniqueConstraint(fields=["run", "position"], name="claim_position_unique"),
            models.CheckConstraint(
                condition=Q(
                    status__in=["pending", "accepted", "rejected", "unsure", "once", "disputed"]
                ),
                name="claim_status_known",
            ),
            models.CheckConstraint(
                condition=Q(cue="", cue_start=None, cue_end=None)
                | (~Q(cue="") & Q(cue_start__lt=F("cue_end"))),
                name="claim_cue_has_place",
            ),
            models.CheckConstraint(
                condition=Q(time__in=["", *(time.value for time in Time)]), name="claim_time_known"
            ),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="claim_confidence_in_range"
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="claim_search"),
            # With what filters ask for, so that the next claim, and how many there are, is found
            # in the index alone, however rare those that pass.
            models.Index(
                fields=["turn", "id"],
                condition=Q(current=True, status__in=["pending", "once"]),
                include=FILTERED,
                name="claim_waiting_in_turn",
            ),
            models.Index(
                fields=["status", "turn", "id"],
                condition=Q(current=True),
                include=["run"],
                name="claim_status_in_turn",
            ),
        ]

    def __str__(self) -> str:
        return self.content[:80]

    @property
    def chain(self) -> list[Hop]:
        """From the article outward; the last hop is the origin."""
        return list(self.hops.all())

    @property
    def origin(self) -> Party:
        return self.chain[-1].party


class Piece(models.Model):
    """One stretch of a claim's content: `version.text[start:end] == exact`."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="pieces")
    position = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "position"], name="piece_position_unique"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="piece_not_empty"),
        ]

    def __str__(self) -> str:
        return self.exact


class Hop(models.Model):
    """Claim → Party at position 1, 2, … from the article outward. The mention
    is where the text names the party for this claim; empty if implied. Role and organisation
    are as the article has them; `plural` where several share the hop."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="hops")
    position = models.PositiveSmallIntegerField()
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="hops")
    mention = models.TextField(blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    role = models.TextField(blank=True)
    organisation = models.TextField(blank=True)
    former = models.BooleanField(default=False)
    plural = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "position"], name="hop_position_unique"),
            models.CheckConstraint(
                condition=Q(mention="", start=None, end=None)
                | (~Q(mention="") & Q(start__lt=F("end"))),
                name="hop_mention_has_place",
            ),
        ]
        # What else a party said, the newest first.
        indexes = [
            models.Index(fields=["party", "-claim"]),
            # Who speaks for a body.
            models.Index(
                fields=["organisation"], condition=~Q(organisation=""), name="hop_organisation"
            ),
        ]

    def __str__(self) -> str:
        return str(self.party)

    @property
    def office(self) -> str:
        return office(self.party.name, self.role, self.organisation, former=self.former)


def office(name: str, role: str, organisation: str, *, former: bool) -> str:
    """ "former spokesman, National Security Council"; "" where the party's name says it."""
    parts = [part for part in (role, organisation) if part not in name]
    return ("former " if parts and former else "") + ", ".join(parts)
