import random

import pytest

from claims.linking.folds import FOLDS, Labelled, folds, training_pairs

chance = random.Random(7)
PAIRS = [
    Labelled(
        (f"{town}{chance.randrange(20)}", f"{town}{chance.randrange(20, 40)}"),
        chance.choice(["same", "related", "unrelated"]),
    )
    for town in "abcdefgh"
    for _ in range(25)
]


@pytest.fixture(scope="module")
def tested_in() -> list[int]:
    return folds(PAIRS)


def test_no_article_of_a_tested_pair_is_trained_on(tested_in: list[int]) -> None:
    for fold in range(FOLDS):
        seen = {a for i in training_pairs(PAIRS, tested_in, fold) for a in PAIRS[i].articles}
        tested = [PAIRS[i] for i, k in enumerate(tested_in) if k == fold]
        assert tested
        assert seen.isdisjoint(article for pair in tested for article in pair.articles)


def test_folds_keep_most_pairs_and_share_out_the_labels(tested_in: list[int]) -> None:
    for fold in range(FOLDS):
        assert len(training_pairs(PAIRS, tested_in, fold)) > len(PAIRS) / 2
        same = [p for p, k in zip(PAIRS, tested_in, strict=True) if (p.label, k) == ("same", fold)]
        assert same


def test_folds_are_the_same_every_time(tested_in: list[int]) -> None:
    assert folds(PAIRS) == tested_in
