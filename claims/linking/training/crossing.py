"""Cross-validation: every pair is judged by models that saw neither of its articles."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from claims.linking.embedding import DIMENSIONS, attributed
from claims.linking.folds import Labelled, folds, training_pairs
from claims.linking.pairs import Pair
from claims.linking.profiles import Profile, profile
from claims.linking.similarity import features
from claims.linking.training.tuning import (
    BY_LESSONS,
    BY_PAIRS,
    Corpus,
    Upper,
    blended,
    corpus_of,
    cosines,
    tuned,
)

HALVES = 2


@dataclass(frozen=True)
class Task:
    """The labelled pairs, other ones to tune the encoder on, and the encoder to begin with."""

    pairs: Sequence[Pair]
    lessons: Sequence[Pair]
    encoder: Path

    @cached_property
    def labels(self) -> list[str]:
        return [pair.label or "" for pair in self.pairs]

    @cached_property
    def labelled(self) -> list[Labelled]:
        return [Labelled(pair.articles, pair.label or "") for pair in self.pairs]

    @cached_property
    def tested_in(self) -> list[int]:
        return folds(self.labelled)

    @cached_property
    def corpus(self) -> Corpus:
        """The pairs, then the lessons."""
        every = [*self.pairs, *self.lessons]
        texts = [attributed(each) for pair in every for each in pair.statements]
        return corpus_of(self.encoder, texts, [pair.label or "" for pair in every])

    @cached_property
    def profiles(self) -> list[tuple[Profile, Profile]]:
        """Without embeddings: those differ from fold to fold."""
        none = np.zeros(DIMENSIONS, dtype=np.float32)
        return [
            (profile(pair.statements[0], none), profile(pair.statements[1], none))
            for pair in self.pairs
        ]

    def features(self, places: Sequence[int], cosine: Sequence[float]) -> list[dict[str, float]]:
        return [features(*self.profiles[i], c) for i, c in zip(places, cosine, strict=True)]

    def lessons_without(self, articles: set[str]) -> list[int]:
        """The places in the corpus of the lessons that have nothing to do with `articles`."""
        first = len(self.pairs)
        return [
            first + i
            for i, lesson in enumerate(self.lessons)
            if articles.isdisjoint(lesson.articles)
        ]

    def taught(self, without: set[str]) -> Upper:
        """Tuned on the lessons."""
        return tuned(self.encoder, self.corpus, self.lessons_without(without), BY_LESSONS)

    def blend(self, taught: Upper, pairs: Sequence[int]) -> Upper:
        """`taught`, blended with what learned from `pairs`."""
        return blended(taught, tuned(self.encoder, self.corpus, pairs, BY_PAIRS))


@dataclass(frozen=True, slots=True)
class Crossed:
    """The pairs trained on in a fold and the pairs tested, with a fair cosine for each."""

    training: list[int]
    training_cosines: list[float]
    tested: list[int]
    tested_cosines: list[float]


def crossed(task: Task, fold: int) -> Crossed:
    """Tune an encoder for `fold`, and two more on halves of its training pairs.

    The evidence is weighed on the cosines of the latter: an encoder's cosines of pairs that it
    was tuned on look better than they are. No lesson is from an article of a tested pair.
    """
    training = training_pairs(task.labelled, task.tested_in, fold)
    tested = [i for i, k in enumerate(task.tested_in) if k == fold]
    held_out = {article for i in tested for article in task.pairs[i].articles}
    taught = task.taught(held_out)
    inner = [task.labelled[i] for i in training]
    half_of = folds(inner, HALVES)
    fair = np.zeros(len(training))
    for half in range(HALVES):
        seen = [training[i] for i in training_pairs(inner, half_of, half)]
        unseen = [i for i, k in enumerate(half_of) if k == half]
        upper = task.blend(taught, seen)
        fair[unseen] = cosines(upper, task.corpus, [training[i] for i in unseen])
    upper = task.blend(taught, training)
    return Crossed(training, fair.tolist(), tested, cosines(upper, task.corpus, tested).tolist())
