from claims.extraction.continuations import continuations
from claims.extraction.passages import as_tokens, passages
from claims.extraction.quotations import quotations
from tests.claims.extraction.handmade import attribution, sentences_of


def continued(text: str, content: str) -> tuple[list[str], list[str]]:
    """Pieces of the attribution that was there, and content of those that were added."""
    doc = sentences_of(text)
    found = [attribution(text, content, "said", "Ruiz")]
    units = list(passages(doc, as_tokens(doc, list(quotations(text)))))
    made = continuations(doc, units, found)
    assert all(a.continues and a.cue is None for a in made)
    return [p.of(text) for p in found[0].content], [a.content[0].of(text) for a in made]


def test_a_quotation_right_behind_its_cue_is_a_piece_of_the_same_statement() -> None:
    text = "“It leaks,” Ruiz said. “Everyone should go home.”"
    assert continued(text, "It leaks") == (["It leaks", "Everyone should go home"], [])


def test_a_quotation_in_the_next_paragraph_is_a_statement_of_its_own() -> None:
    text = "“It leaks,” Ruiz said.\n\n“Everyone should go home.”"
    assert continued(text, "It leaks") == (["It leaks"], ["Everyone should go home"])


def test_a_word_in_marks_and_a_quotation_before_any_speaker_continue_nothing() -> None:
    text = "“Everyone should go home.” Ruiz said it leaks. “Home.”"
    assert continued(text, "it leaks") == (["it leaks"], [])
