import pytest

from claims.extraction.layers import Attribution
from claims.extraction.nested import nested
from tests.claims.extraction.handmade import attribution, sentences_of, span


def inner(text: str, content: str, cue: str = "said", speaker: str = "Ruiz") -> list[Attribution]:
    """What is found within one content of a text that was tagged with its outer statement only."""
    return list(nested(sentences_of(text), [attribution(text, content, cue, speaker)]))


@pytest.mark.parametrize(
    ("content", "speaker", "cue", "said"),
    [
        ("officials said the plant had leaked", "officials", "said", "the plant had leaked"),
        (
            "that the engineers had also warned that the wall leaks",
            "the engineers",
            "had also warned",
            "the wall leaks",
        ),
        ("a clerk wrote to his aunt on 3 May that the fund was empty", "a clerk", "wrote",
         "the fund was empty"),
        ("the police told her the gate was open", "the police", "told", "the gate was open"),
        ("a driver told us the brakes had failed", "a driver", "told", "the brakes had failed"),
        ("the minister told the board pumps were failing", "the minister", "told",
         "pumps were failing"),
        ("the dam was safe but officials reported that a wall moved", "officials", "reported",
         "a wall moved"),
        ("it rained and officials said the pier was shut", "officials", "said",
         "the pier was shut"),
        ("the union's own figures showed the fund ten million short", "the union's own figures",
         "showed", "the fund ten million short"),
        ("analysts had expected a loss of 3 percent", "analysts", "had expected",
         "a loss of 3 percent"),
    ],
)  # fmt: skip
def test_a_party_with_a_verb_and_a_clause(content: str, speaker: str, cue: str, said: str) -> None:
    text = f"Ruiz said {content}."
    (made,) = inner(text, content)
    assert made.speaker is not None
    assert made.cue is not None
    assert (made.speaker.of(text), made.cue.of(text)) == (speaker, cue)
    assert made.content == (span(text, said),)


def test_a_statement_three_deep_is_found_at_every_depth() -> None:
    content = "the mayor told her that engineers had warned that the dam would fail"
    made = inner(f"Ruiz said {content}.", content)
    assert [each.speaker.of(f"Ruiz said {content}.") for each in made if each.speaker] == [
        "the mayor",
        "engineers",
    ]


def test_an_inner_statement_ends_with_its_sentence() -> None:
    content = "officials said the dam had leaked. It is an old one"
    text = f"“{content[0].upper()}{content[1:]},” Ruiz added."
    (made,) = inner(text, text[1 : 1 + len(content)], "added")
    assert made.content == (span(text, "the dam had leaked"),)


@pytest.mark.parametrize(
    "content",
    [
        "the spokesman said nothing",
        "the board would say that the dam leaks",
        "officials never said that the dam leaks",
        "officials did not say that the dam leaks",
        "the board wants the mayor to say that the dam leaks",
        "the mayor showed a video of a boat that was a log",
        "the mayor showed the board a boat",
        "she thought that the dam leaks",
        "nobody told us that the dam leaks",
        "if we say that the dam leaks",
        "reports that the dam leaks were wrong",
        "events that officials say happened in May",
        "the old boat thought the pier was a harbour",
    ],
)
def test_other_clauses_state_nothing_of_anybody(content: str) -> None:
    assert inner(f"Ruiz said {content}.", content) == []


def test_a_verb_that_is_a_cue_already_is_left_alone() -> None:
    text = "Ruiz said officials warned that the dam leaks."
    known = attribution(text, "the dam leaks", "warned", "officials")
    outer = attribution(text, "officials warned that the dam leaks", "said", "Ruiz")
    assert list(nested(sentences_of(text), [outer, known])) == []


def test_nothing_is_looked_for_outside_contents() -> None:
    assert list(nested(sentences_of("Officials said the plant had leaked."), [])) == []
