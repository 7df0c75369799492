"""What the page of thresholds shows: what each would have brought, and what a change would do."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from articles.work import MOVING
from claims.linking.curves import Curve, curve
from claims.linking.model import TELLING, fitted
from claims.linking.thresholds import Wish
from claims.models import Fit, Link, Linking, Threshold
from claimtrack.audit.models import Entry

EXAMPLES = 5
DEEDS = 30
Pairs = list[tuple[float, bool]]


@dataclass(frozen=True)
class Section:
    """One relation: what is in force (`threshold` None: as fitted), and what answers say of it."""

    relation: str
    threshold: Threshold | None
    fitted: float
    curve: Curve
    waiting: int
    applied: int

    @property
    def suggest(self) -> float:
        chosen = self.threshold.suggest if self.threshold else None
        return self.fitted if chosen is None else chosen


@dataclass(frozen=True)
class Group:
    """Links that a wish would change: how many, and the likeliest of them."""

    title: str
    number: int
    examples: Sequence[Link]


@dataclass(frozen=True)
class Preview:
    wish: Wish
    groups: Sequence[Group]
    more: bool  # a lower threshold finds pairs that nobody has kept


@dataclass(frozen=True)
class Thresholds:
    fit: Fit | None
    sections: Sequence[Section]
    unread: int  # texts whose links are yet to be sought
    deeds: Sequence[Entry]  # who changed what, the newest first, no more than DEEDS

    @property
    def older(self) -> bool:
        return len(self.deeds) == DEEDS

    def of(self, relation: str) -> Section:
        return next(each for each in self.sections if each.relation == relation)


def thresholds() -> Thresholds:
    """Six queries, however many links there are, or five with a fit."""
    fit = Fit.objects.filter(status=Fit.Status.CURRENT).first()
    chosen = {
        each.relation: each
        for each in Threshold.objects.filter(status=Threshold.Status.CURRENT).select_related("by")
    }
    answered, counts, own = _answered(fit), _counts(), _fitted(fit)
    return Thresholds(
        fit,
        [
            Section(
                relation=relation,
                threshold=chosen.get(relation),
                fitted=own[relation],
                curve=curve(answered[relation]),
                waiting=counts.get((relation, Link.Status.PROPOSED), 0),
                applied=counts.get((relation, Link.Status.APPLIED), 0),
            )
            for relation in TELLING
        ],
        unread=Linking.objects.filter(status__in=MOVING).count(),
        deeds=_deeds(),
    )


def _deeds() -> list[Entry]:
    entries = Entry.objects.filter(subject_type=Threshold._meta.label_lower)
    return list(entries.select_related("actor")[:DEEDS])


def preview(wish: Wish, now: Section) -> Preview:
    """What putting `wish` into force would do to the links there are."""
    suggest = wish.suggest or now.fitted
    apply = 1.1 if wish.apply is None else wish.apply
    links = Link.objects.filter(proposed=wish.relation)
    waiting = links.filter(status=Link.Status.PROPOSED)
    applied = links.filter(status=Link.Status.APPLIED)
    return Preview(
        wish,
        [
            _group("Applied without asking", waiting.filter(probability__gte=apply)),
            _group("Applied now, asked about again", applied.filter(probability__lt=apply)),
            _group("Suggested now, no longer", waiting.filter(probability__lt=suggest)),
        ],
        more=suggest < now.suggest,
    )


def _group(title: str, links: QuerySet[Link]) -> Group:
    shown = links.select_related("one", "other").defer("one__search", "other__search", "evidence")
    return Group(title, links.count(), list(shown.order_by("-probability", "pk")[:EXAMPLES]))


def _answered(fit: Fit | None) -> dict[str, Pairs]:
    """Of each relation the probability and truth of pairs that the weights in use never saw."""
    if fit:
        return {relation: fit.held_out[relation] for relation in TELLING}
    settled = Link.objects.filter(status=Link.Status.SETTLED, copied=False)
    rows = list(settled.values_list("relation", "proposed", "probability", "same"))
    found: dict[str, Pairs] = {relation: [] for relation in TELLING}
    for answer, proposed, probability, same in rows:
        for relation, pairs in found.items():
            own = (probability or 0.0) if proposed == relation else 0.0
            pairs.append((same if relation == Link.Relation.SAME else own, answer == relation))
    return found


def _counts() -> dict[tuple[str, str], int]:
    held = Link.objects.filter(status__in=[Link.Status.PROPOSED, Link.Status.APPLIED])
    rows = held.order_by().values("proposed", "status").annotate(number=Count("pk"))
    return {(row["proposed"], row["status"]): row["number"] for row in rows}


def _fitted(fit: Fit | None) -> dict[str, float]:
    if fit:
        relations = fit.parameters["relations"]
        return {relation: relations[relation]["threshold"] for relation in TELLING}
    return {relation: fitted().relations[relation].threshold for relation in TELLING}
