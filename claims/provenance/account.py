"""All that provenance says of a set of claims, for a page or a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.models import Claim, Ruling
from claims.models.claim import ClaimQuerySet
from claims.provenance.drift import Shift, Wording, drift
from claims.provenance.evidence import Ground, grounds
from claims.provenance.gather import read, told
from claims.provenance.layout import Line, Picture, picture
from claims.provenance.lost import Lost, lost
from claims.provenance.origins import Origins, Pivot, Standing, origins, pivot, standing
from claims.provenance.rulings import of_claims, ruled
from claims.provenance.schema import Telling, Vertex, What


@dataclass(frozen=True)
class Step:
    """A line of the picture with what it stands on and what a person says of it."""

    line: Line
    grounds: Sequence[Ground]
    ruling: Ruling | None


@dataclass(frozen=True)
class Account:
    origins: Origins
    pivot: Pivot | None
    loops: Sequence[Sequence[Vertex]]
    picture: Picture
    steps: Sequence[Step]  # in the order of the picture's lines
    standings: dict[int, Standing]  # by claim
    first: Telling | None
    shifts: Sequence[Shift]
    lost: Sequence[Lost]  # besides those among `shifts`


def account(claims: ClaimQuerySet) -> Account:
    """Of the claims of one thread; a step that a person has cut counts nowhere."""
    rows = read(claims)
    tellings = told(rows)
    rulings = of_claims(claims)
    lineage = ruled(tellings, rulings)
    found = origins(lineage)
    drawn = picture(lineage, (*found.named, *found.groups))
    reasons = grounds(rows, tellings)
    worded = wordings(rows, tellings)
    return Account(
        origins=found,
        pivot=pivot(lineage),
        loops=lineage.loops(),
        picture=drawn,
        steps=[Step(line, reasons[line.edge], rulings.get(line.edge.name)) for line in drawn.lines],
        standings={each.claim: standing(lineage, each) for each in tellings},
        first=first(tellings),
        shifts=drift(worded),
        lost=lost(worded),
    )


def first(told: Sequence[Telling]) -> Telling | None:
    """Who had it first, by publication; None where no date is known."""
    dated = [each for each in told if each.published]
    return min(dated, key=lambda each: (each.published, each.claim), default=None)


def wordings(claims: Sequence[Claim], told: Sequence[Telling]) -> list[Wording]:
    by_claim = {each.claim: each for each in told}
    return [
        Wording(
            claim=claim.pk,
            outlet=str(by_claim[claim.pk].outlet),
            published=by_claim[claim.pk].published,
            content=claim.content,
            cue=claim.cue,
            hedged=claim.hedged,
            denial=claim.denial,
            attributed=any(v.what is not What.UNKNOWN for v in by_claim[claim.pk].chain),
        )
        for claim in claims
    ]
