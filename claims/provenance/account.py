"""All that provenance says of a set of claims, for a page or a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.models import Qualifier, Ruling
from claims.models.claim import ClaimQuerySet
from claims.provenance.doubt import doubted
from claims.provenance.drift import Shift, Wording, drift
from claims.provenance.evidence import Ground, grounds
from claims.provenance.gather import ByClaim, tellings, words
from claims.provenance.layout import Line, Picture, picture
from claims.provenance.lineage import ruled
from claims.provenance.lost import Lost, lost
from claims.provenance.order import by_then
from claims.provenance.origins import Origins, Pivot, Standing, origins, pivot, standing
from claims.provenance.pictures import Strip, Timeline, strip, timeline
from claims.provenance.rulings import of_claims, said
from claims.provenance.schema import Telling, Vertex

FIGURE, HEDGE = Qualifier.Role.FIGURE, Qualifier.Role.HEDGE
ARTICLE = "run__version__article_id"


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
    timeline: Timeline | None
    strip: Strip | None


def account(claims: ClaimQuerySet) -> Account:
    """Of the claims of one thread that carry it; what denies it or leaves it open is no origin of
    it, and only shows in how the wording moved. A step that a person has cut counts nowhere."""
    told = tellings(claims)
    worded = wordings(claims, told)
    against = _contrary(worded, words(claims, HEDGE))
    rulings = of_claims(claims)
    lineage = ruled([each for each in told if each.claim not in against], said(rulings))
    found = origins(lineage)
    drawn = picture(lineage, (*found.named, *found.groups))
    reasons = grounds(lineage.tellings)
    return Account(
        origins=found,
        pivot=pivot(lineage),
        loops=lineage.loops(),
        picture=drawn,
        steps=[Step(line, reasons[line.edge], rulings.get(line.edge.name)) for line in drawn.lines],
        standings={each.claim: standing(lineage, each) for each in lineage.tellings},
        first=first(lineage.tellings),
        shifts=drift(worded),
        lost=lost(worded),
        timeline=timeline(worded),
        strip=strip(worded),
    )


def first(told: Sequence[Telling]) -> Telling | None:
    """Who had it first, by publication; None where no date is known."""
    dated = [each for each in told if each.published]
    return min(dated, key=lambda each: (by_then(each.published), each.claim), default=None)


def contrary(claims: ClaimQuerySet, told: Sequence[Telling]) -> set[int]:
    """Those that deny the proposition or leave it open."""
    return _contrary(wordings(claims, told), words(claims, HEDGE))


def _contrary(worded: Iterable[Wording], hedges: ByClaim[str]) -> set[int]:
    return {
        each.claim
        for each in worded
        if each.denial or doubted(each.content, each.cue, hedges.get(each.claim, ()))
    }


def wordings(claims: ClaimQuerySet, told: Sequence[Telling]) -> list[Wording]:
    by_claim = {each.claim: each for each in told}
    figures = words(claims, FIGURE)
    rows = claims.order_by("pk").values_list("pk", "content", "cue", "hedged", "denial", ARTICLE)
    return [
        Wording(
            claim=claim,
            outlet=str(by_claim[claim].outlet),
            published=by_claim[claim].published,
            content=content,
            cue=cue,
            hedged=hedged,
            denial=denial,
            attributed=by_claim[claim].attributed,
            numbers=figures.get(claim, ()),
            article=article,
        )
        for claim, content, cue, hedged, denial, article in rows
    ]
