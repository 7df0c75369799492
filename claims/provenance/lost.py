"""Where a thread's attribution was lost: plain sentences of later articles, from the database."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from claims.models import Restatement
from claims.provenance.drift import Change, Shift, Wording
from claims.provenance.evidence import place
from claims.provenance.order import by_then

NOBODYS = 0  # stands for the claim of a wording that is none


@dataclass(frozen=True)
class Lost:
    """A shift whose later wording is no claim but a sentence, at an address of its own."""

    shift: Shift
    address: str
    likeness: float


def lost(worded: Sequence[Wording]) -> list[Lost]:
    """In order of printing; a sentence that states several of the claims is told once."""
    told = {each.claim: each for each in worded}
    best: dict[tuple[int, int], Restatement] = {}
    for row in Restatement.objects.filter(claim__in=told).losing().printed():
        best.setdefault((row.version_id, row.start), row)
    return [_lost(row, told[row.claim_id], worded) for row in best.values()]


def _lost(row: Restatement, alike: Wording, worded: Sequence[Wording]) -> Lost:
    article = row.version.article
    after = Wording(
        claim=NOBODYS,
        outlet=article.outlet_name,
        published=article.published_at,
        content=row.exact,
        attributed=False,
        article=article.pk,
    )
    before = _last_attributed(worded, article.published_at) or alike
    shift = Shift(Change.ATTRIBUTION_LOST, before, after)
    return Lost(shift, place(article.pk, row.version.number, (row.start, row.end)), row.likeness)


def _last_attributed(worded: Sequence[Wording], until: dt.datetime | None) -> Wording | None:
    dated = [(each.published, each) for each in worded if each.attributed and each.published]
    before = [(by_then(at), each) for at, each in dated if until is None or by_then(at) < until]
    return max(before, key=lambda pair: pair[0])[1] if before else None
