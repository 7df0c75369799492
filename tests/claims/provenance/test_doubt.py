"""Words that leave a proposition open, and words that only put it with care."""

import pytest

from claims.provenance.doubt import doubted


@pytest.mark.parametrize(
    ("content", "cue", "hedges"),
    [
        ("whether the dam leaks", "asked", []),
        ("“Whether the dam leaks", "asked", []),
        ("the dam leaks", "could not independently confirm", []),
        ("the dam leaks", "said", ["it was unclear"]),
        ("the dam leaks", "said", ["yet to verify"]),
        ("the dam leaks", "questioned", []),
        ("the dam leaks", "hasn’t confirmed", []),
    ],
)
def test_left_open(content: str, cue: str, hedges: list[str]) -> None:
    assert doubted(content, cue, hedges)


@pytest.mark.parametrize(
    ("content", "cue", "hedges"),
    [
        ("the dam leaks", "said", []),
        ("the dam may leak", "said", ["may"]),
        ("the dam leaks", "confirmed", ["possibly"]),
        ("he could not sleep", "said", []),
    ],
)
def test_put_forward(content: str, cue: str, hedges: list[str]) -> None:
    assert not doubted(content, cue, hedges)
