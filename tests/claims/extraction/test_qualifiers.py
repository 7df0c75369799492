import pytest

from claims.extraction import QuoteKind
from claims.extraction.qualifiers import denials, hedges, quote_kind
from claims.extraction.quotations import quotations
from tests.claims.extraction.handmade import attribution, span


@pytest.mark.parametrize(
    ("text", "content", "cue", "words"),
    [
        ("Ruiz said the dam may burst.", "the dam may burst", "said", ["may"]),
        ("The dam reportedly leaks.", "leaks", "reportedly", ["reportedly"]),
        ("Ruiz believes the dam leaks.", "the dam leaks", "believes", ["believes"]),
        ("Ruiz claimed the dam leaks.", "the dam leaks", "claimed", []),
        ("Ruiz said the dam leaks in May.", "the dam leaks in May", "said", []),
    ],
)
def test_words_of_doubt(text: str, content: str, cue: str, words: list[str]) -> None:
    assert [w.of(text) for w in hedges(text, attribution(text, content, cue))] == words


@pytest.mark.parametrize(
    ("text", "content", "cue", "words"),
    [
        ("Ruiz denied the dam leaks.", "the dam leaks", "denied", ["denied"]),
        ("Ruiz has dismissed the leak.", "the leak", "has dismissed", ["dismissed"]),
        ("Ruiz said there was no leak.", "there was no leak", "said", []),
    ],
)
def test_the_act_denies_and_not_its_words(
    text: str, content: str, cue: str, words: list[str]
) -> None:
    assert [w.of(text) for w in denials(text, attribution(text, content, cue))] == words


def test_doubt_in_cue_and_content_stands_in_order() -> None:
    text = "Ruiz fears the dam could burst."
    made = attribution(text, "the dam could burst", "fears")
    assert [w.of(text) for w in hedges(text, made)] == ["fears", "could"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("The dam leaks", QuoteKind.DIRECT),
        ("it was “a disgrace", QuoteKind.MIXED),
        ("that it is “a disgrace", QuoteKind.MIXED),
        ("that “it leaks", QuoteKind.DIRECT),
        ("nobody", QuoteKind.INDIRECT),
    ],
)
def test_quote_kind(content: str, kind: QuoteKind) -> None:
    text = (
        "“The dam leaks,” said Ruiz. She said it was “a disgrace” and nobody came. Kell said "
        "that it is “a disgrace” and that “it leaks”."
    )
    marked = [q.outer for q in quotations(text)]
    assert quote_kind(text, (span(text, content),), marked) is kind
