"""What goes in and what comes out: two claims as their articles state them, and a verdict."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

LINKER = "linker-3"  # name and version of what judges
Label = Literal["same", "contradicts", "updates", "related", "unrelated"]
LABELS: tuple[Label, ...] = ("same", "contradicts", "updates", "related", "unrelated")


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim in the light of its article; every text may be empty, the date unknown."""

    content: str
    speaker: str = ""
    cue: str = ""
    context: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason: `weight` is what it adds to the log-odds of the label, `text` a sentence."""

    name: str
    weight: float
    text: str

    @property
    def stored(self) -> dict[str, str | float]:
        return {"name": self.name, "weight": self.weight, "text": self.text}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest label, the probability of each taken alone, and why.

    The weights of `evidence` add up to the log-odds of `label`.
    """

    label: Label
    probabilities: dict[Label, float]
    evidence: tuple[Evidence, ...]

    @property
    def same(self) -> float:
        return self.probabilities["same"]
