"""What one outlet does with one proposition. Pure.

The stance of a claim, the first rule that holds:

1. It denies: the claim is a denial, or stands on the side that contradicts the proposition.
2. It questions: its words leave the proposition open ("whether", "could not confirm").
3. Of the outlet's own reporting, it asserts; if hedged, it questions.
4. It reports that somebody says so.

Of several claims the one decides that commits the outlet most, in the order asserts, denies,
questions, reports; among equals the earliest.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.provenance.doubt import doubted
from claims.provenance.order import by_then
from claims.provenance.schema import Telling, Vertex, What
from claims.reports.schema import Absence, Cell, Column, Directness, Quoted, Stance

COMMITMENT = list(Stance)


@dataclass(frozen=True)
class Told:
    """A claim as the report quotes it and as provenance sees it, on one side of a row."""

    quoted: Quoted
    telling: Telling
    against: bool = False  # on the side that contradicts
    by_rule: bool = False  # there by a link that was applied and that nobody answered

    @cached_property
    def directness(self) -> Directness:
        return directness(self.quoted, self.telling)

    @cached_property
    def stance(self) -> Stance:
        return stance(self.quoted, self.directness, against=self.against)

    @cached_property
    def carries(self) -> bool:
        """Whether it puts the proposition forward, however carefully."""
        quoted = self.quoted
        open_yet = doubted(quoted.content, quoted.cue, quoted.hedges)
        return not (self.against or quoted.denial or open_yet)

    @property
    def printed(self) -> tuple[dt.datetime, int]:
        return by_then(self.quoted.published), self.quoted.claim


def directness(quoted: Quoted, telling: Telling) -> Directness:
    """By whom the article itself has it: the first of the chain that is not the outlet."""
    if telling.copy_of and telling.copy_of != telling.outlet:
        return Directness.OUTLET
    beyond = [
        (vertex, hop.kind)
        for vertex, hop in zip(telling.chain, quoted.chain, strict=True)
        if vertex != telling.outlet
    ]
    return _of_whom(*beyond[0]) if beyond else Directness.OWN


def _of_whom(vertex: Vertex, kind: str) -> Directness:
    if vertex.what is What.UNKNOWN:
        return Directness.NONE
    if vertex.what is What.OUTLET:
        return Directness.OUTLET
    if kind == "document":
        return Directness.DOCUMENT
    return Directness.ANONYMOUS if vertex.what is What.GROUP else Directness.NAMED


def stance(quoted: Quoted, how: Directness, *, against: bool) -> Stance:
    if against or quoted.denial:
        return Stance.DENIES
    if doubted(quoted.content, quoted.cue, quoted.hedges):
        return Stance.QUESTIONS
    if how is Directness.OWN:
        return Stance.QUESTIONS if quoted.hedged else Stance.ASSERTS
    return Stance.REPORTS


def cell(column: Column, told: Sequence[Told], undecided: Collection[int]) -> Cell:
    """`told` are the claims of this outlet in the row; `undecided` the outlets that have the
    proposition only in claims that nobody has accepted."""
    if not told:
        return Cell(column.outlet, absence=absence(column, undecided))
    ranked = sorted(told, key=lambda each: (COMMITMENT.index(each.stance), each.printed))
    first, *rest = ranked
    dates = [each.quoted.published for each in told if each.quoted.published]
    others = {each.stance for each in rest} - {first.stance}
    return Cell(
        column.outlet,
        stance=first.stance,
        claims=tuple(each.quoted.claim for each in ranked),
        attributed_to=attribution(first),
        directness=first.directness,
        hedge=hedge(first.quoted),
        number=", ".join(dict.fromkeys(first.quoted.figures)),
        first_seen=min(dates, key=by_then, default=None),
        quote=first.quoted.content,
        copy_of=first.telling.copy_of.name if first.telling.copy_of else "",
        others=tuple(each for each in Stance if each in others),
    )


def absence(column: Column, undecided: Collection[int]) -> Absence:
    if not column.collected:
        return Absence.NOT_COLLECTED
    if column.outlet in undecided:
        return Absence.UNDECIDED
    return Absence.SILENT if column.articles else Absence.NO_ARTICLE


def attribution(told: Told) -> str:
    """The chain in words, from the article outward; "" for the outlet's own reporting."""
    return " → ".join(
        hop.name
        for vertex, hop in zip(told.telling.chain, told.quoted.chain, strict=True)
        if vertex != told.telling.outlet
    )


def hedge(quoted: Quoted) -> str:
    """The words that hedge, as printed; "hedged" where no single words do."""
    return ", ".join(dict.fromkeys(quoted.hedges)) or ("hedged" if quoted.hedged else "")
