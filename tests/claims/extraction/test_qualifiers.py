import pytest

from claims.extraction import QuoteKind
from claims.extraction.qualifiers import is_denial, is_hedged, quote_kind
from claims.extraction.quotations import quotations
from tests.claims.extraction.handmade import attribution, span


@pytest.mark.parametrize(
    ("text", "content", "cue", "hedged"),
    [
        ("Ruiz said the dam may burst.", "the dam may burst", "said", True),
        ("The dam reportedly leaks.", "leaks", "reportedly", True),
        ("Ruiz believes the dam leaks.", "the dam leaks", "believes", True),
        ("Ruiz claimed the dam leaks.", "the dam leaks", "claimed", False),
        ("Ruiz said the dam leaks in May.", "the dam leaks in May", "said", False),
    ],
)
def test_hedges(text: str, content: str, cue: str, hedged: bool) -> None:
    assert is_hedged(text, attribution(text, content, cue)) is hedged


@pytest.mark.parametrize(
    ("text", "content", "cue", "denial"),
    [
        ("Ruiz denied the dam leaks.", "the dam leaks", "denied", True),
        ("Ruiz has dismissed the leak.", "the leak", "has dismissed", True),
        ("Ruiz said there was no leak.", "there was no leak", "said", False),
    ],
)
def test_the_act_denies_and_not_its_words(text: str, content: str, cue: str, denial: bool) -> None:
    assert is_denial(text, attribution(text, content, cue)) is denial


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("The dam leaks", QuoteKind.DIRECT),
        ("it was “a disgrace", QuoteKind.MIXED),
        ("nobody", QuoteKind.INDIRECT),
    ],
)
def test_quote_kind(content: str, kind: QuoteKind) -> None:
    text = "“The dam leaks,” said Ruiz. She said it was “a disgrace” and nobody came."
    marked = [q.outer for q in quotations(text)]
    assert quote_kind(text, (span(text, content),), marked) is kind
