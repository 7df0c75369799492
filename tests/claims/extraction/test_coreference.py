import pytest

from claims.extraction.coreference import coreference
from claims.extraction.layers import Antecedent, Party
from claims.extraction.schema import Kind
from claims.extraction.speakers import describe
from tests.claims.extraction.handmade import sentences_of, span, with_people


def party(text: str, mention: str, *others: str) -> Party:
    """Whom the last `mention` of the text names, when `others` are speakers too."""
    doc = sentences_of(text)
    wanted = span(text, mention, text.rindex(mention))
    spans = [wanted, *(span(text, other) for other in others)]
    doc._.mentions = {each: describe(doc, each) for each in spans}
    found: Party = coreference(doc)._.parties[wanted]
    return found


@pytest.mark.parametrize(
    ("text", "mention", "canonical"),
    [
        ("Ana Ruiz runs the port. Ruiz said it is shut.", "Ruiz", "Ana Ruiz"),
        ("Ana Ruiz runs the port. She said it is shut.", "She", "Ana Ruiz"),
        ("Mr. Kell met Ana Ruiz. He said it is shut.", "He", "Kell"),
        ("The Harbour Times is old. The newspaper said so.", "The newspaper", "Harbour Times"),
        ("Port officials met. They left.", "Port officials", "Port officials"),
        ("A report by AP came. AP said so.", "AP", "Associated Press"),
    ],
)
def test_short_forms_go_to_the_fullest_name(text: str, mention: str, canonical: str) -> None:
    assert party(text, mention).canonical == canonical


@pytest.mark.parametrize(
    ("text", "mention", "others", "canonical"),
    [
        ("A Lake Institute poll asked us. The survey said so.", "The survey",
         ["A Lake Institute poll"], "Lake Institute poll"),
        ("The report is out.", "The report", [], "report"),
        ("Ana Ruiz met two nurses who said so.", "who", [], "two nurses"),
        ("A young man spoke. The Dunmore senator said so.", "The Dunmore senator",
         ["A young man"], "Dunmore senator"),
    ],
)  # fmt: skip
def test_descriptions_go_to_what_they_describe(
    text: str, mention: str, others: list[str], canonical: str
) -> None:
    assert party(text, mention, *others).canonical == canonical


def test_a_role_goes_to_the_person_who_was_given_it() -> None:
    text = "Port spokesman Tom Kell spoke to Ana Ruiz. The spokesman said it is shut."
    assert party(text, "The spokesman", "Port spokesman Tom Kell") == Party(
        "Tom Kell", party(text, "Tom Kell").kind, named=True
    )


def test_they_are_the_last_group_that_spoke() -> None:
    text = "Port officials said it is shut. They said it leaks."
    assert party(text, "They", "Port officials").canonical == "Port officials"


def test_a_possessive_is_filled_in() -> None:
    text = "Ana Ruiz is standing again. Her campaign said it is shut."
    assert party(text, "Her campaign").canonical == "Ana Ruiz's campaign"


def test_a_pronoun_without_anybody_before_it_stays_unknown() -> None:
    assert party("He said it is shut.", "He").canonical == "unknown"


def test_pronouns_keep_to_the_gender_that_titles_tell() -> None:
    text = "Mrs. Lund spoke first. Mr. Kell spoke next. She said it leaks."
    assert party(text, "She").canonical == "Lund"


def read_with(text: str, mention: str, *likely: tuple[str, float]) -> Party:
    """Whom a phrase names when the tagger takes these people for likely."""
    doc = with_people(text, [name for name, _ in likely])
    people = [span(text, name) for name, _ in likely]
    wanted = span(text, mention)
    doc._.mentions = {wanted: describe(doc, wanted)}
    doc._.antecedents = {
        wanted: tuple(Antecedent(p, sure) for p, (_, sure) in zip(people, likely, strict=True))
    }
    found: Party = coreference(doc)._.parties[wanted]
    return found


def test_a_likely_antecedent_goes_before_what_was_read_last() -> None:
    text = "Ana Ruiz saw Eva Lund. She said it leaks."
    assert read_with(text, "She", ("Ana Ruiz", 0.05), ("Eva Lund", 0.9)).canonical == "Eva Lund"
    assert read_with(text, "She", ("Ana Ruiz", 0.1), ("Eva Lund", 0.1)).canonical == "Ana Ruiz"


def test_a_description_needs_more_than_a_pronoun() -> None:
    text = "Ana Ruiz spoke. The former engineer said it leaks."
    assert read_with(text, "The former engineer", ("Ana Ruiz", 0.9)).canonical == "Ana Ruiz"
    unsure = read_with(text, "The former engineer", ("Ana Ruiz", 0.4))
    assert unsure.canonical == "former engineer"


def test_no_antecedent_of_the_other_gender() -> None:
    text = "Mary Lund met Tom Kell. He said it leaks."
    assert read_with(text, "He", ("Mary Lund", 0.9), ("Tom Kell", 0.05)).canonical == "Tom Kell"


def test_a_role_does_not_go_to_whoever_has_another() -> None:
    text = "The minister Ada Brunt met mill owner Rob Hald. The minister says it is paid."
    doc = with_people(text, ["Ada Brunt", "Rob Hald"])
    wanted = span(text, "The minister", text.rindex("The minister"))
    doc._.mentions = {wanted: describe(doc, wanted)}
    doc._.antecedents = {wanted: (Antecedent(span(text, "Rob Hald"), 0.9),)}
    assert coreference(doc)._.parties[wanted].canonical == "Ada Brunt"


def test_a_role_that_nobody_holds_stays_a_description() -> None:
    text = "The mill owner, Rob Hald, was there. The minister says it is paid."
    doc = with_people(text, ["Rob Hald"])
    wanted = span(text, "The minister")
    doc._.mentions = {wanted: describe(doc, wanted)}
    doc._.antecedents = {wanted: (Antecedent(span(text, "Rob Hald"), 0.9),)}
    assert coreference(doc)._.parties[wanted] == Party("minister", Kind.PERSON, named=False)
