import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.linking import LABELS, Statement, Verdict, verdicts
from claims.linking.model import Model, Relation, fitted, judged

pytestmark = pytest.mark.model

CALL = Statement(
    "to close the Vellin ferry terminal this winter",
    "Mayor Ada Kroll",
    "called for",
    "Mayor Ada Kroll called for the council to close the Vellin ferry terminal this winter.",
    date(2021, 3, 4),
)
PARAPHRASE = Statement(
    "that the ferry terminal at Vellin be shut for the winter",
    "Kroll",
    "proposed",
    "Kroll proposed that the ferry terminal at Vellin be shut for the winter, to save money.",
    date(2021, 3, 5),
)
DENIAL = Statement(
    "Kroll's call to close the Vellin ferry terminal this winter",
    "Jon Basso",
    "condemned",
    "Jon Basso condemned Kroll's call to close the Vellin ferry terminal this winter.",
    date(2021, 3, 5),
)
ELSEWHERE = Statement(
    "school meals would cost more from May",
    "Ines Halvorsen",
    "said",
    "School meals would cost more from May, Ines Halvorsen said.",
    date(2021, 4, 20),
)


def verdict(one: Statement, other: Statement) -> Verdict:
    [found] = verdicts([(one, other)])
    return found


def test_a_paraphrase_is_the_same() -> None:
    assert verdict(CALL, PARAPHRASE).label == "same"


def test_a_denial_contradicts() -> None:
    found = verdict(CALL, DENIAL)
    assert found.label == "contradicts"
    polarity = next(each for each in found.evidence if each.name == "polarity")
    assert polarity.weight > 0
    assert polarity.text == "One rejects what the other puts forward."


def test_another_subject_is_unrelated() -> None:
    found = verdict(CALL, ELSEWHERE)
    assert found.label == "unrelated"
    assert found.same < 0.05


def test_a_like_event_years_later_is_not_the_same() -> None:
    later = replace(PARAPHRASE, published=date(2024, 3, 5))
    assert verdict(CALL, later).label != "same"
    assert verdict(CALL, later).same < verdict(CALL, PARAPHRASE).same / 5


def test_reasons_add_up_to_the_log_odds_of_the_label() -> None:
    for other in (PARAPHRASE, DENIAL, ELSEWHERE):
        found = verdict(CALL, other)
        probability = found.probabilities[found.label]
        total = sum(each.weight for each in found.evidence)
        assert total == pytest.approx(math.log(probability / (1 - probability)), abs=1e-6)
        assert [abs(e.weight) for e in found.evidence] == sorted(
            (abs(e.weight) for e in found.evidence), reverse=True
        )


TEXTS = st.text(alphabet=st.characters(), max_size=40)


@settings(max_examples=25, deadline=None)
@given(st.builds(Statement, TEXTS, TEXTS, TEXTS, TEXTS, st.none() | st.dates()))
def test_any_claims_in_either_order(one: Statement) -> None:
    ours, theirs = verdict(one, CALL), verdict(CALL, one)
    assert ours.label == theirs.label
    assert ours.probabilities == pytest.approx(theirs.probabilities)
    assert all(0 <= each <= 1 for each in ours.probabilities.values())


def test_huge_claims() -> None:
    huge = Statement("Ferry 12 " * 200_000, "Kroll " * 100_000, "", "Vellin " * 100_000)
    assert verdict(huge, CALL).label in LABELS


def test_the_label_lies_farthest_above_its_threshold() -> None:
    relations = {label: Relation(-2.0, {"meaning": 0.0}, 0.5) for label in LABELS}
    relations["updates"] = Relation(-2.1, {"meaning": 0.0}, 0.1)
    label, probabilities = judged(
        Model({"meaning": 0.0}, {"meaning": 1.0}, relations), {"meaning": 1.0}
    )
    assert label == "updates"
    assert probabilities["updates"] < probabilities["same"]


def test_every_relation_weighs_every_feature_that_has_a_neutral_value() -> None:
    model = fitted()
    for label in LABELS:
        assert set(model.relations[label].weights) == set(model.neutral)
