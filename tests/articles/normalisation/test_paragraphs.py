from articles.normalisation.paragraphs import paragraphs

WRAPPED = """\
The ferry to Skerry left four hours late on Monday after a pump failed,
the harbour office said. "We did what we could," said Una Brae, who runs
the office.

A second boat was sent from Tarn. It came too late for most, and eleven
people spent the night in the waiting room.
"""


def texts(given: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(given)]


def test_lines_that_a_program_wrapped_are_joined() -> None:
    first, second = texts(WRAPPED)

    assert first.startswith(
        "The ferry to Skerry left four hours late on Monday after a pump failed, the"
    )
    assert second.endswith("eleven people spent the night in the waiting room.")


def test_a_long_headline_and_a_long_address_do_not_stop_it() -> None:
    headline = (
        "Ferry to Skerry leaves four hours late, " + "eleven people spend a night waiting " * 2
    )
    address = "https://sun.example/" + "a" * 120

    assert len(texts(f"{headline} on Monday\n\n{WRAPPED}\n{address}\n")) == 4


def test_lines_that_people_broke_stay_apart() -> None:
    given = "Ferry late\nIt left at nine.\nThe office said so.\nNobody was hurt, it said.\n"

    assert len(texts(given)) == 4


def test_long_lines_are_paragraphs() -> None:
    given = "The ferry was late again. " * 8

    assert len(texts(f"{given}\n{given}\n")) == 2


def test_heading_marks_are_dropped() -> None:
    assert texts("# Ferry late\n\n#1 is not a mark\n") == ["Ferry late", "#1 is not a mark"]


def test_joiners_stay_for_they_change_letters() -> None:
    assert texts("می\u200cخواهم \u200bx") == ["می\u200cخواهم x"]
