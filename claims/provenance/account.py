"""All that provenance says of a set of claims, for a page or a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.models import Claim, Qualifier
from claims.models.claim import ClaimQuerySet
from claims.provenance.doubt import doubted
from claims.provenance.drift import Shift, Wording, drift
from claims.provenance.gather import tellings
from claims.provenance.layout import Picture, picture
from claims.provenance.lineage import Lineage
from claims.provenance.origins import Origins, Pivot, Standing, origins, pivot, standing
from claims.provenance.pictures import Strip, Timeline, strip, timeline
from claims.provenance.schema import Telling, Vertex


@dataclass(frozen=True)
class Account:
    origins: Origins
    pivot: Pivot | None
    loops: Sequence[Sequence[Vertex]]
    picture: Picture
    standings: dict[int, Standing]  # by claim
    first: Telling | None
    shifts: Sequence[Shift]
    timeline: Timeline | None
    strip: Strip | None


def account(claims: ClaimQuerySet) -> Account:
    """Of the claims that carry the proposition; what denies it or leaves it open is no origin of
    it, and only shows in how the wording moved."""
    told = tellings(claims)
    read = _read(claims)
    against = _contrary(read)
    lineage = Lineage([each for each in told if each.claim not in against])
    found = origins(lineage)
    worded = wordings(read, told)
    return Account(
        origins=found,
        pivot=pivot(lineage),
        loops=lineage.loops(),
        picture=picture(lineage, (*found.named, *found.groups)),
        standings={each.claim: standing(lineage, each) for each in lineage.tellings},
        first=first(lineage.tellings),
        shifts=drift(worded),
        timeline=timeline(worded),
        strip=strip(worded),
    )


WORDS = ("content", "cue", "hedged", "denial", "run__version__article_id")


def contrary(claims: ClaimQuerySet) -> set[int]:
    """Those that deny the proposition or leave it open."""
    return _contrary(_read(claims))


def _read(claims: ClaimQuerySet) -> list[Claim]:
    shown = claims.select_related("run__version").only(*WORDS)
    return list(shown.prefetch_related("qualifiers"))


def _contrary(read: Iterable[Claim]) -> set[int]:
    return {claim.pk for claim in read if claim.denial or doubted(*said(claim))}


def said(claim: Claim) -> tuple[str, str, list[str]]:
    return claim.content, claim.cue, printed(claim, Qualifier.Role.HEDGE)


def printed(claim: Claim, role: Qualifier.Role) -> list[str]:
    """The words of the article that qualify the claim in this way."""
    return [each.exact for each in claim.qualifiers.all() if each.role == role]


def first(told: Sequence[Telling]) -> Telling | None:
    """Who had it first, by publication; None where no date is known."""
    dated = [each for each in told if each.published]
    return min(dated, key=lambda each: (each.published, each.claim), default=None)


def wordings(claims: Iterable[Claim], told: Sequence[Telling]) -> list[Wording]:
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
            attributed=by_claim[claim.pk].attributed,
            numbers=tuple(printed(claim, Qualifier.Role.FIGURE)),
            article=claim.run.version.article_id,
        )
        for claim in claims
    ]
