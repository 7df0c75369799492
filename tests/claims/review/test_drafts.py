"""What is typed becomes a wording, or sentences that say what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction import Hop, Kind, QuoteKind, Span
from claims.review.drafts import Draft, Misread, Typed, TypedHop, drafted, located, read, typed
from claims.review.wording import Wording

TEXT = "🚢 It sails, Ada Lind said. “It rains,” said the 🚢 line."
LIND = Hop(Span(12, 20), "Ada Lind", Kind.PERSON, named=True)
WORDING = Wording((Span(2, 10),), Span(21, 25), (LIND,), denial=True)
DRAFT = drafted(WORDING, TEXT)


def misread(draft: Draft) -> str:
    with pytest.raises(Misread) as caught:
        read(draft, TEXT)
    return str(caught.value)


def test_a_draft_of_a_wording_reads_as_that_wording() -> None:
    assert read(DRAFT, TEXT) == WORDING
    assert DRAFT.content == (Typed("It sails", "2"),)


def test_words_without_a_place_are_looked_up() -> None:
    assert located(Typed("It rains"), TEXT) == Span(28, 36)
    assert located(Typed("  "), TEXT) is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (Typed("It snows"), "does not have the words “It snows”"),
        (Typed("said"), "“said” stands 2 times, at 21, 39"),
        (Typed("said", "22"), "At 22 the article does not say “said”"),
        (Typed("said", "x"), "“x” is no place in the text"),
        (Typed("said", "9" * 5000), "is no place in the text"),
        (Typed("said", "99999"), "At 99999 the article does not say"),
    ],
)
def test_words_that_do_not_stand_there_are_refused(words: Typed, sentence: str) -> None:
    assert sentence in misread(Draft(content=(words,), chain=DRAFT.chain))


def test_places_are_counted_in_code_points() -> None:
    assert located(Typed("🚢 line", "48"), TEXT) == Span(48, 54)


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        (Draft(chain=DRAFT.chain), "A claim needs content"),
        (Draft(content=DRAFT.content), "Say who said it"),
        (Draft((Typed("It sails", "2"), Typed("sails, Ada", "5")), chain=DRAFT.chain), "overlap"),
        (Draft(DRAFT.content, chain=(TypedHop(mention=Typed("Ada")),)), "Say who “Ada” is"),
        (Draft(DRAFT.content, chain=(TypedHop("Ada", "ship"),)), "Say what Ada is: person,"),
        (Draft(DRAFT.content, chain=(TypedHop("A" * 301),)), "at most 300 characters"),
        (Draft(DRAFT.content, chain=DRAFT.chain, quote="loud"), "how much of it is quoted"),
    ],
)
def test_what_is_missing_is_said(draft: Draft, sentence: str) -> None:
    assert sentence in misread(draft)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    said = misread(Draft((Typed("snow"),), Typed("quoth"), (TypedHop("Ada", "ship"),)))

    assert all(word in said for word in ("snow", "quoth", "Say what Ada is"))


def test_rows_left_empty_count_for_nothing() -> None:
    draft = Draft((*DRAFT.content, Typed()), DRAFT.cue, (TypedHop(), *DRAFT.chain), denial=True)

    assert read(draft, TEXT) == WORDING


def test_pieces_come_in_the_order_of_the_text() -> None:
    draft = Draft((Typed("It rains"), Typed("It sails")), chain=DRAFT.chain)

    assert read(draft, TEXT).content == (Span(2, 10), Span(28, 36))


def test_a_form_s_columns_are_put_together() -> None:
    data = {
        "content": ["It\r\nsails", "it rains\0"],
        "content_at": ["2", ""],
        "cue": ["said"],
        "cue_at": ["21"],
        "party": ["Ada Lind", "unknown"],
        "kind": ["person", "group"],
        "named": ["yes", "no"],
        "mention": ["Ada Lind", ""],
        "mention_at": ["12", ""],
        "hedged": ["yes"],
        "quote": ["mixed"],
    }

    assert typed(data) == Draft(
        content=(Typed("It\nsails", "2"), Typed("it rains", "")),
        cue=Typed("said", "21"),
        chain=(
            TypedHop("Ada Lind", "person", named=True, mention=Typed("Ada Lind", "12")),
            TypedHop("unknown", "group", named=False),
        ),
        hedged=True,
        quote="mixed",
    )
    assert typed({}) == Draft()


COLUMNS = ("content", "content_at", "cue", "cue_at", "party", "mention", "mention_at")


TYPED = st.sampled_from(["", "said", "🚢", "21", "²", "\0"])


@given(st.lists(st.lists(TYPED, max_size=2), max_size=len(COLUMNS)))
def test_whatever_is_sent_is_read_or_refused_with_a_sentence(columns: list[list[str]]) -> None:
    data = dict(zip(COLUMNS, columns, strict=False))
    draft = typed({**data, "kind": ["person"] * 2, "named": ["yes"] * 2, "quote": ["direct"]})
    try:
        assert read(draft, TEXT).quote == QuoteKind.DIRECT
    except Misread as refused:
        sentences = refused.sentences
        assert all(sentences)
