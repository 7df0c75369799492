"""Learning a fit from people's answers, by command or as a person asked. Answers never change."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from django.db import transaction

from articles import ledger
from articles.work import Status
from claims.linking import fits, threads
from claims.linking.gather import profiled
from claims.linking.in_force import in_force
from claims.linking.model import TELLING, Model, fitted
from claims.linking.refitting import Example, Outcome, Tell, as_stored, merit, refit, unheard
from claims.linking.schema import Label
from claims.linking.similarity import compare
from claims.models import Fit, Learning, Link
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
    found = weigh()
    with transaction.atomic():
        return keep(found, by=by)


def learn_as_asked(lease: ledger.Lease[Learning]) -> None:
    """The same by a worker, who says how far it is."""

    def tell(share: float) -> None:
        lease.rows().update(percent=int(100 * share))

    try:
        found = weigh(tell)
    except TooFew as reason:
        with ledger.finishing(lease) as held:
            ledger.settle(held, Status.REJECTED, str(reason))
    else:
        with ledger.finishing(lease) as held:
            held.fit, held.percent = keep(found, by=held.by), 100
            ledger.settle(held, Status.DONE)


@dataclass(frozen=True)
class Found:
    """What was learned, from how many answers, against the weights that were `used` then."""

    outcome: Outcome
    decisions: int
    used: Model


def weigh(tell: Tell = unheard) -> Found:
    """Raises TooFew."""
    examples, used = decided(), in_force().model
    if len(examples) < FEWEST:
        raise TooFew(
            f"There are {len(examples)} answers about links; learning takes {FEWEST} or more. "
            "Answer more proposals under Links."
        )
    return Found(refit(fitted(), used, examples, tell), len(examples), used)


def keep(found: Found, *, by: User | None) -> Fit:
    """Store what was learned, and use it if it is better; call inside a transaction."""
    threads.take_turns()
    fit = _store(found, by)
    if found.outcome.better:
        fits.use(fit, by=by, seen=fits.current())
        fit.refresh_from_db()
    return fit


def decided() -> list[Example]:
    """What people answered, of pairs whose claims both still stand.

    What follows from answers is left out: it would count them twice. So are copies, in which
    there is nothing to learn from.
    """
    answered = Link.objects.filter(status=Link.Status.SETTLED, copied=False).order_by("pk")
    links = list(answered.values_list("one", "other", "relation"))
    read = profiled({pk for one, other, _ in links for pk in (one, other)})
    return [
        Example(
            compare(read[one][1], read[other][1]),
            (str(read[one][0].article), str(read[other][0].article)),
            LABELS[relation],
        )
        for one, other, relation in links
        if one in read and other in read
    ]


def _store(found: Found, by: User | None) -> Fit:
    outcome, decisions = found.outcome, found.decisions
    fit = Fit.objects.create(
        parameters=as_stored(outcome.model),
        figures={label: _figures(found, label) for label in TELLING},
        held_out={label: _rounded(outcome.held_out[label]) for label in TELLING},
        decisions=decisions,
        created_by=by,
    )
    record("fit.learn", fit, by=by, after={"decisions": decisions, "figures": fit.figures})
    return fit


def _figures(found: Found, label: Label) -> dict[str, object]:
    """Both at one threshold, the one in use: what a person chose holds under any weights."""
    threshold, after = found.used.relations[label].threshold, found.outcome.held_out[label]
    return {
        "fit": asdict(merit(after, threshold)),
        "before": asdict(merit(found.outcome.before[label], threshold)),
        "positive": sum(real for _, real in after),
        "threshold": threshold,
    }


def _rounded(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, bool]]:
    return [(float(np.round(probability, 4)), real) for probability, real in pairs]
