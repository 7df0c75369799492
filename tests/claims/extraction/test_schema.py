import pytest

from claims.extraction import NOBODY, ExtractedClaim, QuoteKind, Span


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_a_span_is_never_empty_or_reversed(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_slices_its_text() -> None:
    assert Span(4, 7).of("the sea wall") == "sea"


def claim(content: tuple[Span, ...], confidence: float = 0.5) -> ExtractedClaim:
    return ExtractedClaim(
        content, None, (NOBODY,), hedged=False, denial=False, quote=QuoteKind.DIRECT,
        confidence=confidence,
    )  # fmt: skip


@pytest.mark.parametrize(
    "content", [(), (Span(4, 9), Span(0, 3)), (Span(0, 5), Span(4, 9))], ids=str
)
def test_content_is_sorted_disjoint_and_there(content: tuple[Span, ...]) -> None:
    with pytest.raises(ValueError, match="content"):
        claim(content)


def test_confidence_is_a_probability() -> None:
    with pytest.raises(ValueError, match="confidence"):
        claim((Span(0, 1),), confidence=1.2)
