from claims.extraction.pipeline import pipeline
from claims.extraction.tokens import LONGEST_CHUNK


def test_prose_is_tokenised_as_english() -> None:
    assert [t.text for t in pipeline().make_doc("She didn't go.")] == [
        "She", "did", "n't", "go", ".",
    ]  # fmt: skip


def test_a_chunk_without_end_is_still_taken_apart_and_put_together() -> None:
    text = "A " + '("' * LONGEST_CHUNK + " end."
    assert pipeline().make_doc(text).text == text
