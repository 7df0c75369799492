"""From threads, claims, chains and outlets to one comparison. Pure.

Rows come in the order in which their first report was printed, outlets likewise; what has no date
comes last, equals by number. Equal input gives an equal comparison.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claims.provenance.lineage import Ruled
from claims.provenance.order import LATEST
from claims.provenance.schema import Telling
from claims.reports.cells import Told, cell
from claims.reports.feet import changes, foot
from claims.reports.schema import Column, Comparison, Method, Quoted, Row
from claims.reports.summary import summary

NO_OUTLET = 0  # one column for all articles of which nobody knows the outlet


@dataclass(frozen=True, slots=True)
class Proposition:
    """A thread with its claims, and those that stand against one of them, of which `by_rule` do
    so by no person's answer; `undecided` are the outlets that have it in claims that nobody has
    accepted."""

    thread: int
    wording: str
    claims: tuple[int, ...]
    against: tuple[int, ...] = ()
    by_rule: frozenset[int] = frozenset()
    undecided: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Remark:
    """What the editor adds to a row; `credibility` from 1 to 6, which cannot be judged."""

    note: str = ""
    credibility: str = "6"


@dataclass(frozen=True, slots=True)
class Material:
    """All that a comparison is made from; `claims` and `tellings` by the number of the claim,
    `first` the first report of each outlet, also where its row is on another page, `ruled` what
    people say of the steps of a thread."""

    propositions: Sequence[Proposition]
    claims: Mapping[int, Quoted]
    tellings: Mapping[int, Telling]
    outlets: Sequence[Column]
    first: Mapping[int, dt.datetime]
    remarks: Mapping[int, Remark] = field(default_factory=dict)
    ruled: Mapping[int, Ruled] = field(default_factory=dict)


def compare(material: Material, method: Method, *, title: str = "", note: str = "") -> Comparison:
    told = {each.thread: sides(each, material) for each in material.propositions}
    columns = in_order(material.outlets, material.first)
    rows = tuple(
        _row(each, told[each.thread], columns, material)
        for each in sorted(
            material.propositions, key=lambda each: (earliest(told[each.thread]), each.thread)
        )
    )
    quoted = {each.quoted.claim: each.quoted for row in told.values() for each in row}
    claims = tuple(quoted[claim] for claim in sorted(quoted))
    return Comparison(
        title=title,
        note=note,
        columns=columns,
        rows=rows,
        claims=claims,
        summary=summary(rows, quoted),
        method=replace(
            method,
            extractors=tuple(sorted({claim.extractor for claim in claims})),
            reviewers=tuple(sorted({name for claim in claims for name in claim.reviewers})),
        ),
    )


def sides(proposition: Proposition, material: Material) -> list[Told]:
    """The claims for and against, in the order of printing."""
    told = [
        Told(
            material.claims[pk],
            material.tellings[pk],
            against=against,
            by_rule=against and pk in proposition.by_rule,
        )
        for side, against in ((proposition.claims, False), (proposition.against, True))
        for pk in side
    ]
    return sorted(told, key=lambda each: each.printed)


def earliest(told: Iterable[Told]) -> dt.datetime:
    """When its own side was first printed."""
    return min((each.printed[0] for each in told if not each.against), default=LATEST)


def in_order(outlets: Iterable[Column], first: Mapping[int, dt.datetime]) -> tuple[Column, ...]:
    """By first report; those that only contradict, or are silent, last and by name."""

    def place(column: Column) -> tuple[bool, dt.datetime, str, int]:
        at = first.get(column.outlet)
        return at is None, at or LATEST, column.name, column.outlet

    return tuple(sorted(outlets, key=place))


def column_of(told: Told) -> int:
    return max(NO_OUTLET, told.telling.outlet.key)


def _row(
    proposition: Proposition, told: Sequence[Told], columns: Sequence[Column], material: Material
) -> Row:
    remark = material.remarks.get(proposition.thread, Remark())
    by_outlet: dict[int, list[Told]] = defaultdict(list)
    for each in told:
        by_outlet[column_of(each)].append(each)
    return Row(
        thread=proposition.thread,
        wording=proposition.wording,
        cells=tuple(
            cell(column, by_outlet[column.outlet], proposition.undecided) for column in columns
        ),
        foot=foot(told, material.ruled.get(proposition.thread)),
        changes=changes(told),
        note=remark.note,
        credibility=remark.credibility,
    )
