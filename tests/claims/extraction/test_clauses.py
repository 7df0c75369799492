"""The order in which a clause gives cue, speaker and content; whole sentences: test_attribution."""

from claims.extraction import clauses
from claims.extraction.cues import cues
from claims.extraction.passages import as_tokens, passages
from claims.extraction.quotations import quotations
from tests.claims.extraction.handmade import sentences_of


def reading(text: str) -> clauses.Reading:
    doc = sentences_of(text)
    first = next(passages(doc, as_tokens(doc, list(quotations(text)))))
    return clauses.Reading(doc, first, list(cues(doc, first.start, first.end, first.masked)))


def test_a_second_verb_shares_the_speaker_of_the_first() -> None:
    text = "Ruiz said it leaks and warned that it may burst."
    read = reading(text)
    first = clauses.active(read, read.cues[0], [])
    assert first is not None
    second = clauses.active(read, read.cues[1], [first])
    assert second is not None
    assert second.speaker == first.speaker


def test_hearsay_yields_to_a_firmer_cue() -> None:
    read = reading("Ruiz said it reportedly leaks.")
    assert clauses.hearsay(read, read.cues[1]) is None


def test_a_possessive_speaks_through_a_noun() -> None:
    text = "Ruiz's claim that it leaks was heard."
    read = reading(text)
    made = clauses.noun(read, read.cues[0])
    assert made is not None
    assert made.speaker is not None
    assert made.speaker.of(text) == "Ruiz"


def test_a_long_quotation_beside_a_name_needs_no_known_cue() -> None:
    text = "“The whole dam is leaking tonight,” Ruiz thundered."
    (made,) = clauses.bare_quotation(reading(text))
    assert made.cue is None
    assert made.speaker is not None
    assert made.speaker.of(text) == "Ruiz"
    assert clauses.bare_quotation(reading("“Home,” Ruiz thundered.")) == []


def test_a_colon_speaks_in_headlines_only_for_a_name() -> None:
    assert clauses.colon(reading("Harbour Times: dam leaks"))
    assert clauses.colon(reading("The list was long: dam, road, port.")) == []
