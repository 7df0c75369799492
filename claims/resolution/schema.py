"""What is compared when two parties may be one, and what comes of it. Pure."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import exp

from claims.extraction import Kind

NEVER = date.min


class Outcome(StrEnum):
    """Whether two parties are one: to be applied, to be asked, or not to be asked."""

    CERTAIN = "certain"
    PROPOSED = "proposed"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Office:
    """What an article says somebody is, in its words and in those that are compared."""

    written: str
    words: frozenset[str]
    on: date | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Sketch:
    """A party as the articles draw it.

    `spelt_out` are the abbreviations that some article explains as this party; `surroundings` the
    names that stand in its articles beside its own; `days` when those were published; `owners`
    whose it is (a country's, a town's), `publishers` who made a document; `families` the numbers of
    the families of copies that its articles are in.
    """

    names: tuple[str, ...]
    kind: Kind
    named: bool = True
    offices: tuple[Office, ...] = ()
    spelt_out: frozenset[str] = frozenset()
    surroundings: frozenset[str] = frozenset()
    days: tuple[date, ...] = ()
    owners: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    families: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        return self.names[0]

    def joined(self, other: "Sketch") -> "Sketch":
        """Both as one party."""
        return Sketch(
            tuple(dict.fromkeys([*self.names, *other.names])),
            self.kind,
            self.named,
            self.offices + other.offices,
            self.spelt_out | other.spelt_out,
            self.surroundings | other.surroundings,
            self.days + other.days,
            self.owners | other.owners,
            self.publishers | other.publishers,
            self.families | other.families,
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason: `weight` is what it adds to the log-odds of being one, `text` a sentence."""

    name: str
    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The weights of `evidence` add up to the log-odds."""

    evidence: tuple[Evidence, ...]
    may_be_applied: bool = field(default=True)

    @property
    def log_odds(self) -> float:
        return sum(each.weight for each in self.evidence)

    @property
    def probability(self) -> float:
        return 1 / (1 + exp(-max(-30.0, min(30.0, self.log_odds))))

    @property
    def outcome(self) -> Outcome:
        if self.probability < ASKED:
            return Outcome.APART
        certain = self.may_be_applied and self.probability >= APPLIED
        return Outcome.CERTAIN if certain else Outcome.PROPOSED


ASKED, APPLIED = 0.35, 0.93
