"""A wording as a value: to JSON and back, compared, put into words."""

import pytest

from claims.extraction import Hop, Kind, QuoteKind, Span
from claims.review.wording import Wording, differing, from_json, in_words, to_json

TEXT = "🚢 It sails, Ada Lind said, and it rains."
LIND = Hop(Span(12, 20), "Ada Lind", Kind.PERSON, named=True)
NOBODY = Hop(None, "unknown", Kind.GROUP, named=False)
WORDING = Wording(
    content=(Span(2, 10), Span(31, 39)),
    cue=Span(21, 25),
    chain=(LIND, NOBODY),
    hedged=True,
    quote=QuoteKind.MIXED,
)


def test_to_json_and_back_nothing_is_lost() -> None:
    assert from_json(to_json(WORDING, TEXT)) == WORDING
    bare = Wording((Span(2, 10),), None, (NOBODY,))
    assert from_json(to_json(bare, TEXT)) == bare


def test_json_has_the_words_at_each_place() -> None:
    told = to_json(WORDING, TEXT)

    assert told["content"][0] == {"start": 2, "end": 10, "exact": "It sails"}
    assert told["cue"]["exact"] == "said"
    assert told["chain"][0]["mention"]["exact"] == "Ada Lind"
    assert told["chain"][1]["mention"] is None
    assert (told["hedged"], told["denial"], told["quote"]) == (True, False, "mixed")


def test_in_words_each_field_is_a_line() -> None:
    assert in_words(WORDING, TEXT) == {
        "content": "It sails … it rains",
        "cue": "said",
        "chain": "Ada Lind → unknown (implied)",
        "hedged": "yes",
        "denial": "no",
        "attitude": "no",
        "quote": "mixed",
    }


def test_fields_that_differ_are_named() -> None:
    other = Wording(WORDING.content, None, (LIND,), hedged=True, quote=QuoteKind.MIXED)

    assert differing(WORDING, other) == ["cue", "chain"]
    assert differing(WORDING, WORDING) == []


@pytest.mark.parametrize(("content", "chain"), [((), (LIND,)), ((Span(0, 1),), ())])
def test_a_claim_has_content_and_a_hop(content: tuple[Span, ...], chain: tuple[Hop, ...]) -> None:
    with pytest.raises(ValueError, match="content and at least one hop"):
        Wording(content, None, chain)
