"""What became of the claims of a report since it was frozen."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Self

from django.contrib.postgres.aggregates import StringAgg

from articles.differences import Passage, differences
from claims.models import Claim, Hop
from claims.models.claim import these
from claims.reports.quoting import quotations
from claims.reports.schema import Comparison, Quoted

BETWEEN = " → "


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it was frozen: its name, and both wordings word by word."""

    name: str
    passages: list[Passage]


@dataclass(frozen=True)
class Changed:
    """A claim of the report that is different now; gone where it does not exist any more."""

    then: Quoted
    gone: bool
    differences: tuple[Difference, ...] = ()


def changed(comparison: Comparison) -> list[Changed]:
    """In the order of the report's claims."""
    found = []
    glances = glance([claim.claim for claim in comparison.claims])
    suspects = [c for c in comparison.claims if glances.get(c.claim) != Glance.of(c)]
    now = quotations([then.claim for then in suspects if then.claim in glances])
    for then in suspects:
        if then.claim not in now:
            found.append(Changed(then, gone=True))
        elif different := tuple(differing(then, now[then.claim])):
            found.append(Changed(then, gone=False, differences=different))
    return found


class Glance(NamedTuple):
    """As much of a claim as shows whether it is worth a closer look: every correction raises the
    revision."""

    revision: int
    status: str
    content: str
    thread: int | None
    chain: str

    @classmethod
    def of(cls, quoted: Quoted) -> Self:
        chain = BETWEEN.join(hop.name for hop in quoted.chain)
        return cls(quoted.revision, quoted.status, quoted.content, quoted.thread, chain)


def glance(claims: Collection[int]) -> dict[int, Glance]:
    """Of those that still exist in the run that counts; two queries, however many."""
    wanted = these(claims)
    hops = Hop.objects.filter(claim__in=wanted).order_by().values("claim")
    names = StringAgg("party__name", delimiter=BETWEEN, order_by="position")
    chains = dict(hops.annotate(names=names).values_list("claim", "names"))
    columns = ("pk", "revision", "status", "content", "membership__thread")
    rows = Claim.objects.current().filter(pk__in=wanted).order_by().values_list(*columns)
    return {
        claim: Glance(revision, status, content, thread, chains.get(claim, ""))
        for claim, revision, status, content, thread in rows
    }


def differing(then: Quoted, now: Quoted) -> Iterator[Difference]:
    """What a reader of the report would want to know of. A decision that left all as it was is
    none."""
    before, after = described(then), described(now)
    for name in before:
        if before[name] != after[name]:
            yield Difference(name, differences(before[name], after[name]))


def described(quoted: Quoted) -> dict[str, str]:
    return {
        "status": quoted.status,
        "content": quoted.content,
        "chain": BETWEEN.join(hop.name for hop in quoted.chain),
        "cue": quoted.cue,
        "hedge": ", ".join(quoted.hedges) or ("hedged" if quoted.hedged else "none"),
        "denial": "yes" if quoted.denial else "no",
        "number": ", ".join(quoted.figures),
        "thread": str(quoted.thread or "none"),
    }
