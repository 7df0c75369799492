from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.linking.schema import Statement
from claims.linking.similarity import compare
from tests.claims.linking.handmade import HARBOUR, read, statement

TEXTS = st.text(max_size=60) | st.sampled_from(
    ["Kroll denied it", "46 percent of Vellin", "“not one ferry will sail in 2019”", "he may"]
)
STATEMENTS = st.builds(
    Statement, TEXTS, TEXTS, TEXTS, TEXTS, st.none() | st.dates(date(1990, 1, 1))
)


@given(STATEMENTS, STATEMENTS, st.integers(0, 1))
def test_neither_claim_comes_first(one: Statement, other: Statement, axis: int) -> None:
    ours, theirs = read(one), read(other, axis)
    assert compare(ours, theirs) == pytest.approx(compare(theirs, ours))


@given(STATEMENTS)
def test_a_claim_differs_from_itself_in_nothing(one: Statement) -> None:
    values = compare(read(one), read(one))
    against = ["speaker differs", "number differs about", "number alone", "days apart"]
    against += ["years apart", "one rejects about", "one negates", "opposites", "hedge", "lengths"]
    assert [name for name in against if values[name]] == []
    assert values["meaning"] == 1


def values(one: Statement, other: Statement) -> dict[str, float]:
    return compare(read(one), read(other))


def test_wording_in_common() -> None:
    longer = statement("the harbour wall will hold, whatever the winter brings")
    found = values(statement(), longer)
    assert 0 < found["words shared"] < 1
    assert found["words covered"] == 1
    assert found["run shared"] == 1


def test_quotations_in_other_words() -> None:
    kept = statement("“The harbour wall will hold”")
    assert values(kept, statement('"No storm will break it"'))["quoted apart"] == 1
    assert values(kept, statement("no storm would break it"))["quoted apart"] == 0
    assert values(kept, statement("“the harbour wall will hold,” she said"))["quoted apart"] == 0


def test_the_same_speaker_under_a_shorter_name() -> None:
    found = values(statement(speaker="Mayor Ada Kroll"), statement(speaker="Kroll"))
    assert (found["speaker same"], found["speaker differs"]) == (1, 0)


def test_another_speaker() -> None:
    found = values(statement(), statement(speaker="Jon Basso"))
    assert (found["speaker same"], found["speaker differs"]) == (0, 1)


def test_a_speaker_named_only_nearby() -> None:
    nameless = statement(speaker="she", context="Asked about it, Kroll smiled. She said so.")
    assert values(statement(), nameless)["speaker implied"] == 1
    assert values(statement(speaker="Jon Basso"), nameless)["speaker implied"] == 0


def test_who_says_the_one_is_named_in_what_the_other_says() -> None:
    about = statement("Kroll's plan for the harbour", speaker="Jon Basso")
    assert values(statement(), about)["speaker named about"] == 1
    assert values(statement(speaker="Tor Lund"), about)["speaker named about"] == 0


def test_speakers_that_are_not_named_are_counted() -> None:
    assert values(statement(), statement(speaker="she"))["speakers missing"] == 1
    assert values(statement(), statement())["speakers missing"] == 0


@pytest.mark.parametrize(
    ("one", "other", "feature"),
    [
        ("247,813 tonnes were lost", "some 250,000 tonnes were lost", "number same"),
        ("40 percent were lost", "60 percent were lost", "number differs about"),
        ("40 percent were lost", "many were lost", "number alone"),
        ("it is safe", "it is dangerous", "opposites"),
        ("it will hold", "it will not hold", "one negates"),
        ("it will hold", "it may hold", "hedge"),
    ],
)
def test_what_content_against_content_shows(one: str, other: str, feature: str) -> None:
    assert values(statement(one), statement(other))[feature] == 1


def test_a_denial_against_a_call() -> None:
    found = values(statement(cue="rejected"), statement(cue="called for"))
    assert found["one rejects, one backs"] == 1
    assert found["one rejects about"] == 1
    assert values(statement(cue="rejected"), statement(cue="denied"))["both reject"] == 1


def test_a_denial_of_something_else_counts_for_nothing() -> None:
    found = compare(read(statement(cue="rejected")), read(statement(cue="called for"), 1))
    assert found["one rejects, one backs"] == 0


def test_a_date_that_is_missing_counts_unless_the_words_are_the_same() -> None:
    undated = statement("the wall at Vellin is sound", published=None)
    assert values(statement(), undated)["date missing"] == 1
    assert values(statement(), statement(published=None))["date missing"] == 0
    assert values(statement(), statement())["date missing"] == 0


def test_days_between_publications() -> None:
    later = replace(statement("the ferry sank"), published=HARBOUR + timedelta(days=2))
    assert values(statement(), later)["same days"] == 1
    assert values(statement(), replace(later, published=None))["same days"] == 0


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (statement("a flood in 2019"), statement("the flood in 2021"), True),
        (statement("a flood in 2019"), statement("the 2019 flood"), False),
        (statement("a flood"), statement("floods", published=date(2023, 5, 1)), True),
        (
            statement("a flood"),
            statement("floods", published=date(2023, 5, 1), context="as in 2021"),
            False,
        ),
        (statement(), statement(published=date(2023, 5, 1)), False),
        (statement("a flood"), statement("floods", published=None), False),
    ],
)
def test_years_apart(one: Statement, other: Statement, apart: bool) -> None:
    assert values(one, other)["years apart"] == apart
