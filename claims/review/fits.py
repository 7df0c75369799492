"""What the pages of fits show: how good each is, and what using it would do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from claims.linking.curves import Curve, curve
from claims.linking.in_force import scorer
from claims.linking.model import TELLING
from claims.linking.rescoring import Rescored, rescored
from claims.linking.thresholds import applying
from claims.models import Fit, Link
from claimtrack.audit.models import Entry

EXAMPLES = 5
MOST = 2000  # links scored anew for a preview, the likeliest: a second or two
DEEDS = 30


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one relation, on answers held out. Precision and recall are those from the threshold on
    and None where nothing reaches it, or where an older fit did not keep them."""

    precision: float | None
    recall: float | None
    average: float  # precision
    calibration: float


@dataclass(frozen=True, slots=True)
class Relation:
    name: str
    real: int
    threshold: float | None
    now: Figures
    before: Figures


@dataclass(frozen=True)
class Shown:
    fit: Fit
    relations: Sequence[Relation]


@dataclass(frozen=True)
class Group:
    title: str
    links: Sequence[Rescored]

    @property
    def examples(self) -> Sequence[Rescored]:
        return self.links[:EXAMPLES]


@dataclass(frozen=True)
class Preview:
    """`looked` of the `waiting` links were scored anew; `same` stay what they are."""

    groups: Sequence[Group]
    looked: int
    waiting: int
    same: int


def shown(fit: Fit) -> Shown:
    figures = ((name, fit.figures[name]) for name in TELLING if name in fit.figures)
    return Shown(fit, [_relation(name, each) for name, each in figures])


def pictures(fit: Fit) -> list[tuple[str, Curve]]:
    """Precision and recall by probability, for each relation that was answered at all."""
    drawn = [(name, curve(fit.held_out.get(name, []))) for name in TELLING]
    return [(name, each) for name, each in drawn if each.real]


def deeds() -> list[Entry]:
    """What was put into use in place of what, the newest first."""
    entries = Entry.objects.filter(subject_type=Fit._meta.label_lower, action="fit.use")
    return list(entries.select_related("actor")[:DEEDS])


def preview(fit: Fit | None) -> Preview:
    """What `fit`, or as None the shipped weights, would make of what nobody has answered."""
    open_to_machines = [Link.Status.PROPOSED, Link.Status.APPLIED]
    links = Link.objects.filter(status__in=open_to_machines)
    likeliest = links.select_related("one", "other").defer(
        "one__search", "other__search", "evidence"
    )
    likeliest = likeliest.order_by(F("probability").desc(nulls_last=True), "pk")[:MOST]
    found = rescored(likeliest, scorer(fit))
    rule = applying()
    groups = [
        Group("No longer proposed", [each for each in found if each.label not in TELLING]),
        Group("Proposed as another relation", list(filter(_another, found))),
        Group("Applied without asking", [each for each in found if _applied(each, rule)]),
        Group("Applied now, asked about again", [each for each in found if _asked(each, rule)]),
    ]
    moved = {each.link.pk for group in groups for each in group.links}
    return Preview(groups, len(found), links.count(), len(found) - len(moved))


def _another(each: Rescored) -> bool:
    return each.label in TELLING and each.label != each.link.proposed


def _reaches(each: Rescored, rule: dict[str, float]) -> bool:
    return each.label in rule and each.probability >= rule[each.label]


def _applied(each: Rescored, rule: dict[str, float]) -> bool:
    return each.link.status == Link.Status.PROPOSED and _reaches(each, rule)


def _asked(each: Rescored, rule: dict[str, float]) -> bool:
    still = each.label in TELLING and not _reaches(each, rule)
    return each.link.status == Link.Status.APPLIED and still


def _relation(name: str, stored: dict[str, Any]) -> Relation:
    real = stored["positive"]
    now, before = (_figures(stored[when], real) for when in ("fit", "before"))
    return Relation(name, real, stored.get("threshold"), now, before)


def _figures(stored: dict[str, Any], real: int) -> Figures:
    called, right = stored.get("called"), stored.get("right")
    return Figures(
        precision=right / called if called else None,
        recall=right / real if real and right is not None else None,
        average=stored["precision"],
        calibration=stored["calibration"],
    )
