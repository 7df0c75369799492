"""From probabilities to spans, on arrays written by hand."""

import numpy as np
import pytest

from claims.extraction.decoding import (
    best_run,
    by_word,
    cue_runs,
    entities_of,
    pieces_of,
    runs,
    tagged,
)
from claims.extraction.encoding import Anchor, Encoded, Floats, Roles
from claims.extraction.pieces import Pieces
from claims.extraction.schema import Span

TEXT = "Rosa Lind said the dam holds ."
WORDS = [(0, 4), (5, 9), (10, 14), (15, 18), (19, 22), (23, 28), (29, 30)]
SURE = 8.0


def pieces() -> Pieces:
    count = len(WORDS)
    starts, ends = (np.array(column) for column in zip(*WORDS, strict=True))
    zeros = np.zeros(count, np.int64)
    return Pieces(zeros, starts, ends, zeros, zeros, np.arange(count))


def encoded(tags: Floats | None = None) -> Encoded:
    nothing = np.zeros((len(WORDS), 13), np.float32) if tags is None else tags
    state = np.zeros((1, len(WORDS), 4), np.float32)
    return Encoded(pieces(), np.array([0]), nothing, state, state, state[0])


def roles(letters: str) -> Floats:
    """ "s" speaker, "c" content, "v" via, "-" nothing, one for each word."""
    logits = np.zeros((len(letters), 4), np.float32)
    for row, letter in zip(logits, letters, strict=True):
        row["-csv".index(letter)] = SURE
    return logits


def test_an_attribution_is_read_off_its_roles() -> None:
    said = Roles(Anchor(2, 2, True), 0, roles("ss-ccc-"), np.array([SURE, -SURE, 0], np.float32))
    found = tagged(encoded(), said, 0.9)
    assert found is not None
    assert found.cue == Span(10, 14)
    assert found.speaker == Span(0, 9)
    assert found.content == (Span(15, 28),)
    assert found.via == ()
    assert (found.claim > 0.99, found.hedged < 0.01) == (True, True)
    assert found.confidence == pytest.approx(0.9, abs=0.01)


def test_relays_are_apart_from_the_speaker() -> None:
    said = Roles(Anchor(2, 2, True), 0, roles("vs-ccc-"), np.zeros(3, np.float32))
    found = tagged(encoded(), said, 1.0)
    assert found is not None
    assert (found.via, found.speaker) == ((Span(0, 4),), Span(5, 9))


def test_content_may_come_in_pieces() -> None:
    apart = Roles(Anchor(3, 3, True), 0, roles("c--s--c"), np.zeros(3, np.float32))
    found = tagged(encoded(), apart, 1.0)
    assert found is not None
    assert found.content == (Span(0, 4), Span(29, 30))


def test_nothing_said_is_no_attribution() -> None:
    empty = Roles(Anchor(2, 2, True), 0, roles("ss-----"), np.zeros(3, np.float32))
    assert tagged(encoded(), empty, 1.0) is None


def test_a_content_without_a_cue_has_none() -> None:
    lone = Roles(Anchor(3, 3, False), 0, roles("---ccc-"), np.zeros(3, np.float32))
    found = tagged(encoded(), lone, 1.0)
    assert found is not None
    assert (found.cue, found.speaker) == (None, None)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [("o b i o", [(1, 2)]), ("b b o o", [(0, 0), (1, 1)]), ("o i i b", [(1, 2), (3, 3)])],
)
def test_cue_runs(tags: str, expected: list[tuple[int, int]]) -> None:
    rows = np.array([[0.9 * (tag == kind) + 0.05 for kind in "obi"] for tag in tags.split()])
    assert list(cue_runs(rows.astype(np.float32))) == expected


def test_entities_end_where_another_begins() -> None:
    tags = np.zeros((len(WORDS), 13), np.float32)
    for word, label in enumerate([1, 2, 0, 3, 1, 0, 0]):
        tags[word, 4 + label] = SURE
    found = entities_of(encoded(tags))
    assert found.spans == (Span(0, 9), Span(15, 18), Span(19, 22))
    assert found.labels == ("PERSON", "ORG", "PERSON")
    assert found.pieces.tolist() == [[0, 1], [3, 3], [4, 4]]


def test_runs_join_over_a_small_gap() -> None:
    chosen = np.array([1, 0, 1, 0, 0, 0, 1], bool)
    assert runs(chosen, 1) == [(0, 2), (6, 6)]
    assert runs(np.zeros(3, bool), 1) == []


def test_the_heavier_run_wins() -> None:
    weights = np.array([[0, 1], [1, 0], [1, 0], [0.4, 0.6], [0, 1]], np.float32)
    assert best_run(weights, 1) == (3, 4)


def test_pieces_and_words_map_both_ways() -> None:
    words = np.array([0, 0, 1, 2, 2])
    assert by_word(np.array([[1.0], [3], [5], [7], [9]], np.float32), words)[:, 0].tolist() == [
        2,
        5,
        8,
    ]
    assert pieces_of(words, 1, 2) == (2, 4)
