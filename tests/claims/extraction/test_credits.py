from claims.extraction import extract
from claims.extraction.credits import relayed
from tests.claims.extraction.handmade import attribution, sentences_of, span


def chains_of(text: str) -> list[tuple[str, list[str]]]:
    return [
        (claim.content[0].of(text), [hop.canonical for hop in claim.chain])
        for claim in extract(text).claims
    ]


def test_a_bracket_credits_the_sentences_of_its_paragraph() -> None:
    text = "The dam leaks. The road is shut. [Attribution: Harbour Radio report]\n\nIt rained."
    assert chains_of(text) == [
        ("The dam leaks", ["Harbour Radio report"]),
        ("The road is shut", ["Harbour Radio report"]),
    ]


def test_a_bracket_leaves_a_speaker_of_their_own() -> None:
    text = "Engineer Ana Ruiz said the dam leaks. [Source: Harbour Radio]"
    assert chains_of(text) == [("the dam leaks", ["Ana Ruiz"])]


def test_the_next_sentence_may_say_who_reported_it() -> None:
    text = "Engineers said the dam leaks. This was first reported by the Harbour Times."
    assert chains_of(text) == [("the dam leaks", ["Harbour Times", "Engineers"])]


def test_a_sentence_that_points_back_to_nothing_claimed_claims_all_of_it() -> None:
    text = "It rained. This was reported by the Harbour Times."
    doc = sentences_of(text)
    (made,), _ = relayed(doc, [attribution(text, "This", "was reported", "the Harbour Times")])
    assert made.content == (span(text, "It rained"),)
    assert made.speaker == span(text, "the Harbour Times")


def test_what_points_back_at_the_very_beginning_stays_as_it_is() -> None:
    text = "This was reported by the Harbour Times."
    found = [attribution(text, "This", "was reported", "the Harbour Times")]
    assert relayed(sentences_of(text), found)[0] == found


def test_an_outlet_that_printed_the_story_first_says_nothing_more() -> None:
    text = "The dam leaks, according to the Harbour Times, which first reported the story."
    said = attribution(text, "The dam leaks", "according to", "the Harbour Times")
    again = attribution(text, "the story", "first reported", "which")
    assert relayed(sentences_of(text), [said, again])[0] == [said]
