"""Reading what a person annotated: places are found, and slips are told."""

import pytest

from claims.extraction import Kind, QuoteKind, Span
from tests.quality.annotations import Annotated, Misread, Party, corpus, read

TEXT = "The lock is shut, Ida Brook said. The lock is old, she said."


def annotated(*lines: str, text: str = TEXT) -> Annotated:
    return read("lock", "\n".join([text, "====", *lines, ""]))


def test_a_claim_has_its_place_its_chain_and_its_marks() -> None:
    article = annotated(
        "content: The lock is old",
        "cue: said",
        "hop: = The Canal Post, outlet",
        "hop: she = Ida Brook, person",
        "hop: = men in boats, group, unnamed",
        "marks: mixed hedged denial",
    )
    (claim,) = article.claims
    assert [piece.of(article.text) for piece in claim.content] == ["The lock is old"]
    assert claim.chain == (
        Party("The Canal Post", Kind.OUTLET, named=True),
        Party("Ida Brook", Kind.PERSON, named=True),
        Party("men in boats", Kind.GROUP, named=False),
    )
    assert (claim.quote, claim.hedged, claim.denial) == (QuoteKind.MIXED, True, True)


def test_words_are_looked_for_from_the_claim_before_onward() -> None:
    article = annotated(
        *("content: is shut", "hop: Ida Brook, person", ""),
        *("content: lock", "hop: Ida Brook, person", ""),
    )
    assert article.claims[1].content == (Span(38, 42),)


def test_a_number_says_which_occurrence() -> None:
    article = annotated("content 2: The lock", "hop: Ida Brook, person")
    assert article.claims[0].content == (Span(34, 42),)


def test_a_word_is_not_found_inside_another() -> None:
    article = annotated("content: id", "hop: Ida Brook, person", text="Said Ida Brook: id.")
    assert article.claims[0].content == (Span(16, 18),)


def test_an_article_may_have_no_claim() -> None:
    assert annotated().claims == ()


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["content: the lock is green", "hop: Ida Brook, person"], "does not stand in the text"),
        (["content 3: The lock", "hop: Ida Brook, person"], "does not stand in the text"),
        (["content: The lock", "cue: shouted", "hop: Ida Brook, person"], "does not stand"),
        (["content: The lock", "hop: Ida = Ida Brook, human"], "should end with"),
        (["content: The lock"], "needs content, a hop"),
        (["content: The lock", "hop: Ida Brook, person", "marks: loud"], "marks out of"),
        (["contents: The lock"], "is none of"),
    ],
)
def test_a_slip_is_told_with_the_article_s_name(lines: list[str], told: str) -> None:
    with pytest.raises(Misread, match=f"^lock: .*{told}"):
        annotated(*lines)


def test_a_text_without_its_line_is_refused() -> None:
    with pytest.raises(Misread, match="one line of equals signs"):
        read("lock", TEXT)


def test_the_corpus_is_what_its_readme_promises() -> None:
    articles = corpus()
    assert len(articles) >= 40
    assert all(80 <= len(article.text.split()) <= 250 for article in articles)
    assert sum(len(claim.chain) > 1 for a in articles for claim in a.claims) >= 30
    for article in articles:
        begun = [claim.content[0].start for claim in article.claims]
        assert begun == sorted(begun), article.name
