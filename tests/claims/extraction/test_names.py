from claims.extraction.names import Names, names_in
from tests.claims.extraction.handmade import sentences_of, with_people


def names(text: str) -> list[str]:
    return [name.text for name in names_in(sentences_of(text))]


def test_runs_of_capitals_without_roles_and_opening_words() -> None:
    assert names("According to Mayor Ana Ruiz, the Port of Dunmore and Tom Kell agree.") == [
        "Ana Ruiz", "Port", "Dunmore", "Tom Kell",
    ]  # fmt: skip


def test_headlines_in_title_case_teach_no_names() -> None:
    assert names("Port Chief Laughs At Dam Fears Again") == []


def test_initials_and_surnames_stand_for_the_name() -> None:
    known = Names(names_in(sentences_of("Ana Ruiz left the North Harbour Port Authority.")))
    assert known.fullest("Ruiz") == "Ana Ruiz"
    assert known.fullest("NHPA") == "North Harbour Port Authority"
    assert known.fullest("Somebody") == "Somebody"


def test_of_two_bearers_the_one_of_the_right_gender() -> None:
    text = "Mary Kell met John Kell. Mary Kell left."
    known = Names(names_in(sentences_of(text)))
    assert known.fullest("Kell", "m") == "John Kell"
    assert known.fullest("Kell") == "Mary Kell"


def test_entities_go_before_capitals() -> None:
    doc = with_people("Mr. Tom Kell’s Dam Report angered Ana.", ["Tom Kell’s"])
    (name,) = names_in(doc)
    assert (name.text, name.thing, name.span.start) == ("Tom Kell", False, 0)
    assert Names([name]).is_person("Tom Kell")


def test_an_entity_without_a_letter_of_a_name_is_none() -> None:
    assert not list(names_in(with_people("The dam’s 's leaks.", ["'s"])))
