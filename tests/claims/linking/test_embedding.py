import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.linking.embedding import DIMENSIONS, embed, embed_statements
from claims.linking.schema import Statement

pytestmark = pytest.mark.model


def test_nearer_in_meaning_is_nearer_in_space() -> None:
    one, same, other = embed(
        [
            "The ferry to Vellin will not sail tomorrow.",
            "Tomorrow's ferry crossing to Vellin is cancelled.",
            "The council raised the price of school meals.",
        ]
    )
    assert one @ same > one @ other + 0.2


def test_a_vector_does_not_depend_on_its_neighbours() -> None:
    alone = embed(["the dam will hold"])[0]
    among = embed(["a much longer text about ferries and their timetables", "the dam will hold"])
    assert np.array_equal(alone, among[1])


def test_no_texts_no_vectors() -> None:
    assert embed([]).shape == (0, DIMENSIONS)


def test_who_says_it_and_how_is_part_of_a_claim() -> None:
    said, denied = embed_statements(
        [Statement("the dam leaks", "Kroll", "said"), Statement("the dam leaks", "Basso", "denied")]
    )
    assert not np.array_equal(said, denied)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=50))
def test_any_text_has_a_vector_of_length_one(text: str) -> None:
    [vector] = embed([text])
    assert vector.shape == (DIMENSIONS,)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_a_huge_text_and_a_lone_surrogate() -> None:
    vectors = embed(["ferry " * 1_000_000, "\ud800", "x" * 1_000_000])
    assert np.isfinite(vectors).all()
