"""Deeds on fits: learn one from people's answers, put one into use. Answers never change."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

import numpy as np
from django.db import transaction

from claims.asking import ask_again
from claims.linking import threads
from claims.linking.gather import Stored, stored
from claims.linking.in_force import in_force
from claims.linking.model import TELLING, fitted
from claims.linking.profiles import Profile, profile
from claims.linking.refitting import Example, Outcome, as_stored, merit, refit
from claims.linking.schema import Label
from claims.linking.similarity import compare
from claims.models import Fit, Link, Linking
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

FEWEST = 20
# The other relations are of one subject, and neither the same nor at odds.
LABELS: Mapping[str, Label | None] = {
    Link.Relation.SAME: "same",
    Link.Relation.CONTRADICTS: "contradicts",
    Link.Relation.UPDATES: "updates",
    Link.Relation.SUPPORTS: "related",
    Link.Relation.NARROWER: "related",
    Link.Relation.CITES: "related",
    Link.Relation.UNRELATED: None,
}


class TooFew(Exception):
    """There are not enough answers to learn from."""


def learn(*, by: User | None) -> Fit:
    """Weigh the evidence by all answers, and use that if it tells held-out answers better.

    Raises TooFew.
    """
    examples = decided()
    if len(examples) < FEWEST:
        raise TooFew(
            f"There are {len(examples)} answers about links; learning takes {FEWEST} or more. "
            "Answer more proposals under Links."
        )
    outcome = refit(fitted(), in_force().model, examples)
    with transaction.atomic():
        fit = _store(outcome, len(examples), by)
        if outcome.better:
            use(fit, by=by)
    fit.refresh_from_db()
    return fit


@transaction.atomic
def use(fit: Fit | None, *, by: User | None) -> None:
    """Weigh the evidence by `fit`, or as shipped, and have all links sought once more."""
    threads.take_turns()
    before = Fit.objects.filter(status=Fit.Status.CURRENT).first()
    subject = fit or before
    if subject is None or fit == before:
        return
    Fit.objects.filter(status=Fit.Status.CURRENT).update(status=Fit.Status.RETIRED)
    if fit:
        Fit.objects.filter(pk=fit.pk).update(status=Fit.Status.CURRENT)
    record(
        "fit.use",
        subject,
        by=by,
        before={"fit": before.pk if before else "shipped"},
        after={"fit": fit.pk if fit else "shipped"},
    )
    ask_again(Linking)


def decided() -> list[Example]:
    """What people answered, of pairs whose claims both still stand.

    What follows from answers is left out: it would count them twice. So are copies, in which
    there is nothing to learn from.
    """
    answered = Link.objects.filter(status=Link.Status.SETTLED, copied=False).order_by("pk")
    links = list(answered.values_list("one", "other", "relation"))
    read = _read({pk for one, other, _ in links for pk in (one, other)})
    return [
        Example(
            compare(read[one][1], read[other][1]),
            (str(read[one][0].article), str(read[other][0].article)),
            LABELS[relation],
        )
        for one, other, relation in links
        if one in read and other in read
    ]


def _read(claims: set[int]) -> dict[int, tuple[Stored, Profile]]:
    return {pk: (each, profile(each.statement, each.vector)) for pk, each in stored(claims).items()}


def _store(outcome: Outcome, decisions: int, by: User | None) -> Fit:
    fit = Fit.objects.create(
        parameters=as_stored(outcome.model),
        figures={
            label: {
                "fit": asdict(merit(outcome.held_out[label])),
                "before": asdict(merit(outcome.before[label])),
                "positive": sum(real for _, real in outcome.held_out[label]),
            }
            for label in TELLING
        },
        held_out={label: _rounded(outcome.held_out[label]) for label in TELLING},
        decisions=decisions,
        created_by=by,
    )
    record("fit.learn", fit, by=by, after={"decisions": decisions, "figures": fit.figures})
    return fit


def _rounded(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, bool]]:
    return [(float(np.round(probability, 4)), real) for probability, real in pairs]
