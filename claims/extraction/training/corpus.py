"""The training corpus: PolNeAR train with the chains laid over it, and what is held out of it."""

import random
from dataclasses import dataclass
from pathlib import Path

from claims.extraction.training import chains, polnear
from claims.extraction.training.annotations import Annotated


@dataclass(frozen=True)
class Corpus:
    train: list[Annotated]
    held_out: list[Annotated]


def read_corpus(data: Path, held_out: int, seed: int) -> Corpus:
    """Read `data/polnear/train` and `data/chains`; hold out every n-th article and passage.

    An article that carries passages or chains goes with them, so nothing is on both sides.
    """
    split = polnear.read_split(data / "polnear/train", data / "polnear/parses/train.conllu.gz")
    by_name = {article.name: article for article in split}
    for name, text, claims in chains.read_articles(data / "chains"):
        base = by_name.get(name, Annotated(name, text, ()))
        by_name[name] = chains.lay_over(base, 0, text, claims)
    for name, text, claims in chains.read_passages(data / "chains"):
        home = home_of(text, by_name)
        base = by_name[home] if home else Annotated(name, text, ())
        by_name[base.name] = chains.lay_over(base, base.text.index(text), text, claims)
    names = sorted(by_name)
    random.Random(seed).shuffle(names)  # noqa: S311 -- a split, no secret
    kept_apart = set(names[:held_out])
    return Corpus(
        [by_name[name] for name in names if name not in kept_apart],
        [by_name[name] for name in names if name in kept_apart],
    )


def home_of(text: str, by_name: dict[str, Annotated]) -> str | None:
    """The article that holds a passage word for word."""
    return next((name for name, article in by_name.items() if text in article.text), None)
