from claims.extraction.bounds import sentence_start
from tests.claims.extraction.handmade import sentences_of


def test_the_sentence_of_a_token() -> None:
    doc = sentences_of("It leaks. Ruiz said so.")
    assert sentence_start(doc, 5) == 3
    assert sentence_start(doc, 1) == 0


def test_a_sentence_without_end_is_looked_through_so_far() -> None:
    doc = sentences_of("leak " * 500)
    assert 0 < sentence_start(doc, 400) < 400
