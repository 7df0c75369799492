"""Our own labels: pairs of PolNeAR's attributions, told by where their contents begin.

`labels.csv` holds nothing of the corpus: article, place, article, place, label. An article is told
by a digest of its name, a place is the offset of the content's first character. Labels follow the
guide of the shared pairs.
"""

import csv
from functools import cache
from hashlib import sha256
from pathlib import Path

from claims.extraction.training.annotations import Binding, Range
from claims.extraction.training.polnear import read_bindings
from claims.linking.pairs import Pair
from claims.linking.schema import Statement
from claims.places import BETWEEN_PIECES

LABELS = Path(__file__).parent / "labels.csv"


def read_labels(split: Path, labels: Path = LABELS) -> list[Pair]:
    """The pairs of `labels`, read from the folder of a split of PolNeAR."""
    names = {digest(path.stem): path.stem for path in (split / "text").glob("*.txt")}
    read = cache(lambda article: Article(split, names[article]))
    with labels.open(encoding="utf-8", newline="") as lines:
        return [
            Pair(
                id=f"{one}:{one_at}-{other}:{other_at}",
                statements=(read(one).statement(int(one_at)), read(other).statement(int(other_at))),
                articles=(names[one], names[other]),
                label=label,
            )
            for one, one_at, other, other_at, label in list(csv.reader(lines))[1:]
        ]


def digest(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:10]


class Article:
    """A text and its attributions by where their contents begin, of all who annotated it."""

    def __init__(self, split: Path, name: str) -> None:
        self.text = (split / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        self.bindings: dict[int, Binding] = {}
        for path in sorted((split / "attributions").glob(f"{name}_????.ann")):
            for each in read_bindings(path):
                self.bindings.setdefault(each.content[0][0], each)

    def statement(self, at: int) -> Statement:
        """Without date and surroundings: the encoder reads neither."""
        found = self.bindings[at]
        cue = () if found.cue is None else (found.cue,)
        return Statement(
            content=self.joined(found.content),
            speaker=self.joined(found.speaker),
            cue=self.joined(cue),
        )

    def joined(self, parts: tuple[Range, ...]) -> str:
        return BETWEEN_PIECES.join(" ".join(self.text[start:end].split()) for start, end in parts)
