import pytest

from claims.extraction.passives import passives
from tests.claims.extraction.handmade import attribution


@pytest.mark.parametrize(
    ("text", "content", "party"),
    [
        ("The attack was claimed by the River Brigade.", "The attack", "the River Brigade"),
        (
            "Channel Nine said the raid on the pier had been quickly denied by the port on Monday.",
            "the raid on the pier",
            "the port",
        ),
        ("It rained. The find was confirmed by two nurses who came.", "The find", "two nurses"),
    ],
)
def test_a_passive_and_its_agent(text: str, content: str, party: str) -> None:
    (made,) = passives(text, [])
    assert made.speaker is not None
    assert (made.content[0].of(text), made.speaker.of(text)) == (content, party)


def test_a_verb_that_is_a_cue_already_is_left_alone() -> None:
    text = "The attack was claimed by the Brigade."
    assert not list(passives(text, [attribution(text, "The attack", "claimed")]))


def test_other_passives_attribute_nothing() -> None:
    assert not list(passives("The dam was built by the port and was seen by Ruiz.", []))
