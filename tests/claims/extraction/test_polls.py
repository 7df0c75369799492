from claims.extraction import extract


def test_respondents_stand_behind_the_poll() -> None:
    text = "A Lakeside College poll came out on Monday. 54 percent of voters said it should go."
    (claim,) = extract(text).claims
    assert [hop.canonical for hop in claim.chain] == [
        "Lakeside College poll",
        "54 percent of voters",
    ]


def test_without_a_poll_voters_speak_for_themselves() -> None:
    text = "Several voters said the dam should go."
    (claim,) = extract(text).claims
    assert [hop.canonical for hop in claim.chain] == ["Several voters"]
