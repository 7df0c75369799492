"""What became of the claims of a report since it was frozen."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from articles.differences import Passage, differences
from claims.models import Claim
from claims.models.claim import these
from claims.reports.quoting import quotations
from claims.reports.schema import Comparison, Quoted


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


def changed(comparison: Comparison, claims: Collection[int] | None = None) -> list[Changed]:
    """Those of all claims of the report, or of some, in their order."""
    frozen = [c for c in comparison.claims if claims is None or c.claim in claims]
    now = current([claim.claim for claim in frozen])
    found = []
    for then in frozen:
        if then.claim not in now:
            found.append(Changed(then, gone=True))
        elif different := tuple(differing(then, now[then.claim])):
            found.append(Changed(then, gone=False, differences=different))
    return found


def current(claims: Collection[int]) -> dict[int, Quoted]:
    """Those that still exist in the run that counts."""
    live = Claim.objects.current().filter(pk__in=these(claims)).values_list("pk", flat=True)
    return quotations(set(live))


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
        "chain": " → ".join(hop.name for hop in quoted.chain),
        "cue": quoted.cue,
        "hedge": ", ".join(quoted.hedges) or ("hedged" if quoted.hedged else "none"),
        "denial": "yes" if quoted.denial else "no",
        "number": ", ".join(quoted.figures),
        "thread": str(quoted.thread or "none"),
    }
