"""All that provenance says of a set of claims, for a page or a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.models.claim import ClaimQuerySet
from claims.provenance.drift import Shift, Wording, drift
from claims.provenance.gather import tellings
from claims.provenance.layout import Picture, picture
from claims.provenance.lineage import Lineage
from claims.provenance.origins import Origins, Pivot, Standing, origins, pivot, standing
from claims.provenance.schema import Telling, Vertex, What


@dataclass(frozen=True)
class Account:
    origins: Origins
    pivot: Pivot | None
    loops: Sequence[Sequence[Vertex]]
    picture: Picture
    standings: dict[int, Standing]  # by claim
    first: Telling | None
    shifts: Sequence[Shift]


def account(claims: ClaimQuerySet) -> Account:
    told = tellings(claims)
    lineage = Lineage(told)
    found = origins(lineage)
    return Account(
        origins=found,
        pivot=pivot(lineage),
        loops=lineage.loops(),
        picture=picture(lineage, (*found.named, *found.groups)),
        standings={each.claim: standing(lineage, each) for each in told},
        first=first(told),
        shifts=drift(wordings(claims, told)),
    )


def first(told: Sequence[Telling]) -> Telling | None:
    """Who had it first, by publication; None where no date is known."""
    dated = [each for each in told if each.published]
    return min(dated, key=lambda each: (each.published, each.claim), default=None)


def wordings(claims: ClaimQuerySet, told: Sequence[Telling]) -> list[Wording]:
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
        for claim in claims.only("content", "cue", "hedged", "denial")
    ]
