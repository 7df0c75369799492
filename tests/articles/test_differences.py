"""Where two texts differ."""

from articles.differences import CONTEXT, MOST_WORDS, Passage, differences

AGENCY = "The ferry to Holm may not sail on Friday, a port official said."
PAPER = "The ferry to Holm will not sail on Friday, a senior port official said."


def test_words_only_in_one_text_stand_between_those_in_both() -> None:
    assert differences(AGENCY, PAPER) == [
        Passage("same", "The ferry to Holm "),
        Passage("first", "may "),
        Passage("second", "will "),
        Passage("same", "not sail on Friday, a "),
        Passage("second", "senior "),
        Passage("same", "port official said."),
    ]


def test_equal_texts_differ_nowhere_whatever_their_spacing() -> None:
    assert differences(AGENCY, AGENCY.replace(" ", "\n")) == [Passage("skipped", words=13)]
    assert differences("No ferry.", "No\nferry.") == [Passage("same", "No ferry.")]


def test_a_long_passage_in_both_is_left_out_but_for_its_ends() -> None:
    shared = " ".join(f"word{n}" for n in range(100)) + " "
    found = differences(f"Early {shared}end.", f"Late {shared}stop.")
    assert [passage.kind for passage in found] == [
        *("first", "second", "same", "skipped", "same", "first", "second")
    ]
    assert found[3].words == 100 - 2 * CONTEXT
    assert len(found[2].text.split()) == len(found[4].text.split()) == CONTEXT


def test_what_opens_or_closes_both_is_not_shown_in_full() -> None:
    shared = " ".join(f"word{n}" for n in range(100))
    kinds = [passage.kind for passage in differences(f"{shared} yes", f"{shared} no")]
    assert kinds == ["skipped", "same", "first", "second"]


def test_a_text_without_the_other() -> None:
    assert differences("", "All new.") == [Passage("second", "All new.")]
    assert differences("", "") == []


def test_only_so_many_words_are_compared() -> None:
    found = differences("a " * (MOST_WORDS + 5), "a " * (MOST_WORDS + 9))
    assert sum(p.words + len(p.text.split()) for p in found) == MOST_WORDS
