from claims.extraction.chains import chains
from claims.extraction.layers import Attribution
from tests.claims.extraction.handmade import attribution, sentences_of


def paths(text: str, *found: Attribution) -> list[tuple[str, list[str | None]]]:
    doc = sentences_of(text)
    doc._.attributions = found
    return [
        (
            each.attribution.content[0].of(text),
            [step.party.of(text) if step.party else None for step in each.steps],
        )
        for each in chains(doc)._.chained
    ]


def test_a_statement_that_only_relays_another_becomes_its_first_hop() -> None:
    text = "Ruiz said Kell told her the dam leaks."
    outer = attribution(text, "Kell told her the dam leaks", "said", "Ruiz")
    inner = attribution(text, "the dam leaks", "told", "Kell")
    assert paths(text, outer, inner) == [("the dam leaks", ["Ruiz", "Kell"])]


def test_a_statement_with_more_of_its_own_stays() -> None:
    text = "Ruiz said the town must be cleared tonight because Kell told her the dam leaks."
    whole = "the town must be cleared tonight because Kell told her the dam leaks"
    outer = attribution(text, whole, "said", "Ruiz")
    inner = attribution(text, "the dam leaks", "told", "Kell")
    assert paths(text, outer, inner) == [(whole, ["Ruiz"]), ("the dam leaks", ["Ruiz", "Kell"])]


def test_citing_adds_the_party_relied_on() -> None:
    text = "The Harbour Times reported that the dam leaks, citing two engineers."
    made = attribution(text, "the dam leaks", "reported", "The Harbour Times")
    assert paths(text, made) == [("the dam leaks", ["The Harbour Times", "two engineers"])]


def test_citing_in_front_of_the_speaker_counts_and_of_another_does_not() -> None:
    text = "Citing privacy rules, the port stayed closed, and Ruiz said the dam leaks."
    assert paths(text, attribution(text, "the dam leaks", "said", "Ruiz")) == [
        ("the dam leaks", ["Ruiz"])
    ]
    text = "Citing two engineers, the Harbour Times said the dam leaks."
    assert paths(text, attribution(text, "the dam leaks", "said", "the Harbour Times")) == [
        ("the dam leaks", ["the Harbour Times", "two engineers"])
    ]


def test_of_two_cues_on_the_same_words_the_outlet_stands_outside() -> None:
    text = "Ruiz said the dam leaks, according to the Harbour Times."
    said = attribution(text, "the dam leaks", "said", "Ruiz")
    printed = attribution(text, "the dam leaks", "according to", "the Harbour Times")
    assert paths(text, said, printed) == [("the dam leaks", ["the Harbour Times", "Ruiz"])]
    text = "The Harbour Times said the dam leaks, according to Ruiz."
    said = attribution(text, "the dam leaks", "said", "The Harbour Times")
    cited = attribution(text, "the dam leaks", "according to", "Ruiz")
    assert paths(text, said, cited) == [("the dam leaks", ["The Harbour Times", "Ruiz"])]


def test_a_continued_quotation_implies_the_party_before() -> None:
    text = "“It leaks,” Ruiz said.\n\n“It always has leaked.”"
    doc = sentences_of(text)
    later = attribution(text, "It always has leaked")
    doc._.attributions = (
        attribution(text, "It leaks", "said", "Ruiz"),
        Attribution(later.content, None, None, continues=True),
    )
    first, second = chains(doc)._.chained
    assert second.steps[0].party == first.steps[0].party
    assert second.steps[0].implied


def test_nobody_named_is_one_open_step() -> None:
    text = "The dam reportedly leaks."
    assert paths(text, attribution(text, "leaks", "reportedly")) == [("leaks", [None])]
