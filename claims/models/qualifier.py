from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from claims.extraction import VenueKind
from claims.models.claim import Claim


class Qualifier(models.Model):
    """Words of the article that say how surely, how much, when or to whom something was
    claimed: `version.text[start:end] == exact`, with what they mean where that was read."""

    class Role(models.TextChoices):
        VENUE = "venue", "Venue"
        FIGURE = "figure", "Figure"
        MOMENT = "moment", "Date"
        HEDGE = "hedge", "Hedge"
        DENIAL = "denial", "Denial"

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="qualifiers")
    role = models.CharField(max_length=8, choices=Role.choices)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    # Of a venue.
    name = models.TextField(blank=True)
    kind = models.CharField(
        max_length=9, blank=True, choices=[(kind.value, kind.value) for kind in VenueKind]
    )
    # Of a figure; None leaves that side open.
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    unit = models.TextField(blank=True)
    approximate = models.BooleanField(default=False)
    # Of a moment; None where no day could be told.
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)

    class Meta:
        ordering = ["start", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=["venue", "figure", "moment", "hedge", "denial"]),
                name="qualifier_role_known",
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="qualifier_not_empty"),
            models.CheckConstraint(
                condition=Q(role="venue", kind__in=[kind.value for kind in VenueKind]) & ~Q(name="")
                | ~Q(role="venue") & Q(name="", kind=""),
                name="qualifier_venue_has_name",
            ),
            models.CheckConstraint(
                condition=Q(role="figure") & (Q(low__isnull=False) | Q(high__isnull=False))
                | ~Q(role="figure") & Q(low=None, high=None, unit="", approximate=False),
                name="qualifier_figure_has_value",
            ),
            models.CheckConstraint(
                condition=Q(low=None) | Q(high=None) | Q(low__lte=F("high")),
                name="qualifier_low_before_high",
            ),
            models.CheckConstraint(
                condition=Q(earliest=None, latest=None)
                | Q(role="moment", earliest__isnull=False, latest__isnull=False)
                & Q(earliest__lte=F("latest")),
                name="qualifier_moment_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.exact

    @property
    def meaning(self) -> str:
        """What was read from the words; "" where they speak for themselves."""
        if self.role == self.Role.FIGURE:
            return f"{'≈ ' if self.approximate else ''}{self.range} {self.unit}".strip()
        if self.role == self.Role.MOMENT:
            return self.days
        return self.kind

    @property
    def range(self) -> str:
        """ "40", "12–15", "≥ 40", "≤ 40"."""
        if self.low is None or self.high is None:
            return f"≤ {_plain(self.high)}" if self.low is None else f"≥ {_plain(self.low)}"
        ends = dict.fromkeys((self.low, self.high))
        return "–".join(_plain(end) for end in ends)

    @property
    def days(self) -> str:
        """ISO dates, two where it is a range of days."""
        if self.earliest is None or self.latest is None:
            return "no day known"
        if self.earliest == self.latest:
            return self.earliest.isoformat()
        return f"{self.earliest.isoformat()} to {self.latest.isoformat()}"


def _plain(number: float | None) -> str:
    """Without the noise behind the point: 66.67, 1,250, 3,200,000,000."""
    rounded = round(number or 0.0, 2)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,}"
