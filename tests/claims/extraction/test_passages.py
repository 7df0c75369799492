from claims.extraction.passages import as_tokens, passages, sentence_end, sentence_start
from claims.extraction.quotations import quotations
from tests.claims.extraction.handmade import sentences_of


def texts(text: str) -> list[str]:
    doc = sentences_of(text)
    quoted = as_tokens(doc, list(quotations(text)))
    return [doc[p.start : p.end].text for p in passages(doc, quoted)]


def test_a_quotation_of_several_sentences_keeps_its_sentence_whole() -> None:
    assert texts("“It leaks. It always has,” she said. It rained.") == [
        "“It leaks. It always has,” she said.",
        "It rained.",
    ]


def test_a_question_in_quotation_marks_keeps_its_speaker() -> None:
    assert texts("“Who knew?” Ana Ruiz asked. It rained.") == [
        "“Who knew?” Ana Ruiz asked.",
        "It rained.",
    ]


def test_paragraphs_are_told_apart() -> None:
    text = "One. Two.\n\nThree."
    doc = sentences_of(text)
    assert [p.opens_paragraph for p in passages(doc, [])] == [True, False, True]


def test_quotations_are_found_by_their_edges() -> None:
    text = "He said “no” and “yes” twice."
    doc = sentences_of(text)
    (passage,) = passages(doc, as_tokens(doc, list(quotations(text))))
    first, second = passage.quoted
    assert passage.quote_from(first.start) is first
    assert passage.quote_from(first.start + 1) is None
    assert passage.quote_until(second.end) is second
    assert passage.last_quote(first.end) is first
    assert passage.last_quote(0) is None


def test_sentence_bounds() -> None:
    doc = sentences_of("One two. Three four. Five.")
    assert (sentence_start(doc, 4), sentence_end(doc, 5)) == (3, 6)
    assert (sentence_start(doc, 1), sentence_end(doc, len(doc))) == (0, len(doc))
