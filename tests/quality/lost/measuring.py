"""How well sentences that restate a claim are told from those that only resemble it."""

import datetime as dt
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.linking.profiles import profiles
from claims.linking.schema import Statement
from claims.provenance.bare import restated

CORPUS = Path(__file__).with_name("corpus.json")
HALVES = ("development", "held out")


@dataclass(frozen=True)
class Figures:
    found: int  # sentences that restate and were found
    missed: int
    wrong: int  # found, though they state something else
    passed: int  # rightly passed over

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + self.wrong)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.found + self.missed)

    def __str__(self) -> str:
        of_all = (
            f"{self.found} found, {self.missed} missed, {self.wrong} wrong, {self.passed} passed"
        )
        return f"precision {self.precision:.2f} recall {self.recall:.2f} ({of_all})"


def corpus(half: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(CORPUS.read_text(encoding="utf-8"))
    return [row for row in rows if row["half"] == half]


def measured(half: str) -> Figures:
    counts = Counter(answer for row in corpus(half) for answer in _answers(row))
    return Figures(counts[1, 1], counts[1, 0], counts[0, 1], counts[0, 0])


def _answers(row: dict[str, Any]) -> list[tuple[int, int]]:
    """Whether each sentence restates the claim, and whether that is what was found."""
    given = row["claim"]
    published = dt.date.fromisoformat(given["published"])
    claim = Statement(given["content"], given["speaker"], given["cue"], given["context"], published)
    truth = [1] * len(row["restates"]) + [0] * len(row["others"])
    later = published + dt.timedelta(days=1)
    sentences = [
        Statement(content=each, context=each, published=later)
        for each in (*row["restates"], *row["others"])
    ]
    found = {each.sentence for each in restated(profiles(sentences), profiles([claim]))}
    return [(answer, int(at in found)) for at, answer in enumerate(truth)]
