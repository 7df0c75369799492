"""What is made of the tagger's attributions, and what it reads in sentences of our own."""

import pytest

from claims.extraction.attribution import as_attribution, at_home, attribution, once
from claims.extraction.decoding import Tagged
from claims.extraction.layers import Attribution
from claims.extraction.schema import Span
from tests.claims.extraction.handmade import attribution as made
from tests.claims.extraction.handmade import sentences_of, span

TEXT = "“The dam leaks,” Kell’s director said. “It will burst.”"


def tagged(content: str, cue: str | None = None, speaker: str | None = None) -> Tagged:
    places = [span(TEXT, part) if part else None for part in (cue, speaker)]
    return Tagged(places[0], (span(TEXT, content),), places[1], (), 0.9, 0.1, 0.2, 0.8)


def test_marks_at_the_edges_are_left_out() -> None:
    found = as_attribution(tagged("“The dam leaks,”", "said"), TEXT)
    assert found is not None
    assert found.content == (span(TEXT, "The dam leaks"),)
    assert (found.claim, found.hedged, found.denial, found.confidence) == (0.9, 0.1, 0.2, 0.8)


def test_marks_alone_are_no_attribution() -> None:
    assert as_attribution(tagged(",”", "said"), TEXT) is None


def test_only_a_content_without_cue_and_speaker_goes_on() -> None:
    lone, cued = (
        as_attribution(tagged("It will burst"), TEXT),
        as_attribution(tagged("It will burst", "said"), TEXT),
    )
    assert (lone and lone.continues, cued and cued.continues) == (True, False)


def test_a_cue_that_is_no_word_of_attributing_is_none() -> None:
    assert as_attribution(tagged("The dam leaks", "It"), TEXT) is None


def test_whoever_is_merely_it_is_nobody() -> None:
    text = "It was reported that the dam leaks."
    said = Tagged(
        span(text, "was reported"), (span(text, "the dam leaks"),), span(text, "It"),
        (), 0.9, 0.1, 0.2, 0.8,
    )  # fmt: skip
    found = as_attribution(said, text)
    assert found is not None
    assert (found.speaker, found.continues) == (None, False)


def test_a_headlines_cue_leaves_the_words_of_the_lede_to_the_ledes() -> None:
    text = "Dam may burst, engineers warn\n\nRuiz said the dam leaks."
    headline = made(text, "the dam leaks", "warn", "engineers")
    lede = made(text, "the dam leaks", "said", "Ruiz")
    assert list(at_home([headline, lede], text)) == [lede]
    assert list(at_home([headline], text)) == [headline]


def test_a_content_is_held_once() -> None:
    said = made(TEXT, "The dam leaks", "said")
    again = made(TEXT, "dam leaks")
    other = made(TEXT, "It will burst")
    assert set(once([said, again, other])) == {said, other}


def read(text: str) -> list[tuple[list[str], str | None]]:
    found: tuple[Attribution, ...] = attribution(sentences_of(text))._.attributions
    return [
        ([p.of(text) for p in a.content], a.speaker.of(text) if a.speaker else None) for a in found
    ]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Mayor Ana Ruiz said the dam was safe.", ["the dam was safe"], "Mayor Ana Ruiz"),
        ("“The dam is safe,” she told reporters.", ["The dam is safe"], "she"),
        ("“The dam,” Ruiz said, “is safe.”", ["The dam", "is safe"], "Ruiz"),
        ("The dam is safe, according to the port.", ["The dam is safe"], "the port"),
    ],
)
def test_one_attribution(text: str, content: list[str], speaker: str) -> None:
    assert read(text) == [(content, speaker)]


def test_names_are_marked_on_the_way() -> None:
    doc = attribution(sentences_of("Mayor Ana Ruiz said the dam was safe."))
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Ana Ruiz", "PERSON")]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“”"])
def test_nothing_to_read_yields_nothing(text: str) -> None:
    assert read(text) == []


def test_spans_are_code_points() -> None:
    text = "😀😀 Rain fell.\n\nAna Ruiz said the dam was safe."
    assert attribution(sentences_of(text))._.attributions[0].speaker == Span(15, 23)
