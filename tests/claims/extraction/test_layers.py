from dataclasses import replace

from claims.extraction.layers import text_of
from tests.claims.extraction.handmade import attribution, sentences_of


def test_the_text_of_a_doc_is_put_together_once() -> None:
    doc = sentences_of("The dam\u00a0leaks.\n\nIt rained.")
    assert text_of(doc) == "The dam\u00a0leaks.\n\nIt rained."
    assert text_of(doc) is text_of(doc)


def test_an_attribution_reaches_over_all_its_pieces() -> None:
    text = "“It leaks,” Ruiz said. “Go home.”"
    broken = attribution(text, "It leaks", "said", "Ruiz")
    whole = replace(broken, content=(*broken.content, *attribution(text, "Go home").content))
    assert text[whole.start : whole.end] == "It leaks,” Ruiz said. “Go home"
    assert whole.speaker == broken.speaker
