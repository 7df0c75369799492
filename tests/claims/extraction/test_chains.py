from claims.extraction.chains import chains
from claims.extraction.layers import Attribution
from tests.claims.extraction.handmade import attribution, sentences_of, span


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


def test_relays_that_the_tagger_found_go_in_front() -> None:
    text = "Citing two engineers, the Harbour Times said the dam leaks."
    relay, origin = span(text, "the Harbour Times"), span(text, "two engineers")
    made = Attribution((span(text, "the dam leaks"),), span(text, "Citing"), origin, via=(relay,))
    assert paths(text, made) == [("the dam leaks", ["the Harbour Times", "two engineers"])]


def test_whoever_is_cited_stands_last_and_makes_no_statement() -> None:
    text = "The Harbour Times reported that the dam leaks, citing two engineers."
    said = attribution(text, "the dam leaks, citing two engineers", "reported", "The Harbour Times")
    citing = attribution(text, "two engineers", "citing", "The Harbour Times")
    assert paths(text, said, citing) == [("the dam leaks", ["The Harbour Times", "two engineers"])]


def test_whoever_is_cited_may_stand_before_the_statement() -> None:
    text = "The Harbour Times reported, citing two engineers, that the dam leaks."
    whole = "two engineers, that the dam leaks"
    said = attribution(text, whole, "reported", "The Harbour Times")
    citing = attribution(text, whole, "citing", "The Harbour Times")
    assert paths(text, said, citing) == [
        ("that the dam leaks", ["The Harbour Times", "two engineers"])
    ]


def test_whoever_cites_speaks_and_not_whom_they_cite() -> None:
    text = "Ruiz, citing a report by the port, said the dam leaks."
    said = attribution(text, "the dam leaks", "said", "a report")
    citing = attribution(text, "a report by the port", "citing", "Ruiz")
    assert paths(text, citing, said) == [("the dam leaks", ["Ruiz", "a report by the port"])]


def test_what_those_cited_say_comes_by_the_same_path() -> None:
    text = (
        "The Harbour Times reported that the dam leaks, citing two engineers, who said it is old."
    )
    said = attribution(text, "that the dam leaks", "reported", "The Harbour Times")
    citing = attribution(text, "two engineers", "citing", "The Harbour Times")
    told = attribution(text, "it is old", "said", "who")
    assert paths(text, said, citing, told)[1] == (
        "it is old", ["The Harbour Times", "two engineers"],
    )  # fmt: skip


def test_citing_is_understood_without_a_cue_of_its_own() -> None:
    text = "The Harbour Times reported that the dam leaks, citing two engineers, on Monday."
    said = attribution(text, "the dam leaks", "reported", "The Harbour Times")
    assert paths(text, said) == [("the dam leaks", ["The Harbour Times", "two engineers"])]


def test_whoever_is_cited_in_another_sentence_stays_apart() -> None:
    text = "Ruiz said the dam leaks. It was shut, citing two engineers."
    said = attribution(text, "the dam leaks", "said", "Ruiz")
    citing = attribution(text, "two engineers", "citing")
    assert paths(text, said, citing)[0] == ("the dam leaks", ["Ruiz"])


def test_joined_verbs_share_their_speaker() -> None:
    text = "Ruiz said the dam leaks and warned of a flood, adding that it may burst."
    assert paths(
        text,
        attribution(text, "the dam leaks", "said", "Ruiz"),
        attribution(text, "a flood", "warned of"),
        attribution(text, "it may burst", "adding"),
    ) == [("the dam leaks", ["Ruiz"]), ("a flood", ["Ruiz"]), ("it may burst", ["Ruiz"])]


def test_a_new_sentence_takes_no_speaker_from_the_one_before() -> None:
    text = "Ruiz said the dam leaks. It was claimed that the road is shut."
    found = paths(
        text,
        attribution(text, "the dam leaks", "said", "Ruiz"),
        attribution(text, "the road is shut", "claimed"),
    )
    assert found[1] == ("the road is shut", [None])


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


def test_inside_a_statement_nobody_named_is_whoever_makes_it() -> None:
    text = "Ruiz said the town should go and called the dam a ruin."
    outer = attribution(text, "the town should go and called the dam a ruin", "said", "Ruiz")
    inner = attribution(text, "the dam a ruin", "called the")
    assert paths(text, outer, inner)[1] == ("the dam a ruin", ["Ruiz"])


def test_a_passive_inside_a_statement_keeps_its_unknown_end() -> None:
    text = "Ruiz said Kell was accused of theft, and much else beside it."
    outer = attribution(text, "Kell was accused of theft, and much else beside it", "said", "Ruiz")
    inner = attribution(text, "theft", "was accused of")
    assert paths(text, outer, inner)[1] == ("theft", ["Ruiz", None])


def test_of_two_phrases_for_one_party_the_longer_stays() -> None:
    text = "The head of the port said Kell told her the dam leaks."
    relay, kell = span(text, "head"), span(text, "Kell")
    outer = attribution(text, "Kell told her the dam leaks", "said", "The head of the port")
    inner = Attribution((span(text, "the dam leaks"),), span(text, "told"), kell, via=(relay,))
    assert paths(text, outer, inner) == [("the dam leaks", ["The head of the port", "Kell"])]
