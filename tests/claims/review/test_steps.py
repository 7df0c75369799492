"""Selected words take their place in a draft; hops move."""

import pytest

from claims.review.drafts import Draft, Misread, Typed, TypedHop
from claims.review.steps import stepped

GAZETTE = TypedHop("Coast Gazette", "outlet", mention=Typed("the Gazette", "40"))
LIND = TypedHop("Ada Lind", mention=Typed("Ada Lind", "12"))
DRAFT = Draft((Typed("It sails", "2"),), Typed("said", "21"), (GAZETTE, LIND))
NOTHING = Typed()


def test_words_that_overlap_a_piece_replace_it() -> None:
    step = stepped(DRAFT, "content", Typed("sails, Ada", "5"))

    assert step.content == (Typed("sails, Ada", "5"),)


def test_words_elsewhere_are_another_piece_in_its_place() -> None:
    step = stepped(DRAFT, "content", Typed("A", "0"))
    step = stepped(step, "content", Typed("it rains", "28"))

    assert [piece.at for piece in step.content] == ["0", "2", "28"]


def test_words_between_two_pieces_join_them() -> None:
    wide = stepped(DRAFT, "content", Typed("it rains", "28"))

    step = stepped(wide, "content", Typed("sails, Ada Lind said. “It", "5"))

    assert [piece.at for piece in step.content] == ["5"]


def test_the_cue_is_replaced() -> None:
    assert stepped(DRAFT, "cue", Typed("says", "5")).cue == Typed("says", "5")


def test_the_speaker_is_the_first_hop() -> None:
    assert stepped(Draft(), "speaker", Typed("Bo  Ek", "3")).chain == (
        TypedHop("Bo Ek", mention=Typed("Bo  Ek", "3")),
    )
    assert stepped(DRAFT, "speaker", Typed("Bo Ek", "3")).chain[0].party == "Bo Ek"


def test_other_words_around_the_same_place_mean_the_same_party() -> None:
    step = stepped(DRAFT, "mention 1", Typed("Gazette", "44"))

    assert step.chain[0] == TypedHop("Coast Gazette", "outlet", mention=Typed("Gazette", "44"))


def test_a_party_that_was_implied_keeps_its_name_when_it_is_found() -> None:
    draft = Draft(chain=(TypedHop("Ada Lind"),))

    assert stepped(draft, "mention 1", Typed("she", "9")).chain[0].party == "Ada Lind"


def test_whom_they_cite_comes_last() -> None:
    step = stepped(DRAFT, "cited", Typed("two inspectors", "60"))

    assert [hop.party for hop in step.chain] == ["Coast Gazette", "Ada Lind", "two inspectors"]


@pytest.mark.parametrize("step", ["content", "cue", "speaker", "cited", "mention 1"])
def test_a_step_that_takes_words_needs_some(step: str) -> None:
    with pytest.raises(Misread, match="Select words"):
        stepped(DRAFT, step, NOTHING)


@pytest.mark.parametrize(
    ("step", "parties"),
    [
        ("up 2", ["Ada Lind", "Coast Gazette"]),
        ("down 1", ["Ada Lind", "Coast Gazette"]),
        ("up 1", ["Coast Gazette", "Ada Lind"]),
        ("down 2", ["Coast Gazette", "Ada Lind"]),
        ("drop 1", ["Ada Lind"]),
        ("drop 9", ["Coast Gazette", "Ada Lind"]),
        ("add", ["Coast Gazette", "Ada Lind", ""]),
        ("burn 1", ["Coast Gazette", "Ada Lind"]),
    ],
)
def test_hops_move(step: str, parties: list[str]) -> None:
    assert [hop.party for hop in stepped(DRAFT, step, NOTHING).chain] == parties


def test_a_piece_is_dropped_and_room_made_for_one() -> None:
    assert stepped(DRAFT, "cut 1", NOTHING).content == ()
    assert stepped(DRAFT, "widen", NOTHING).content == (*DRAFT.content, Typed())


def test_a_mention_of_a_hop_that_is_not_there_changes_nothing() -> None:
    assert stepped(DRAFT, "mention 7", Typed("Bo", "1")) == DRAFT
