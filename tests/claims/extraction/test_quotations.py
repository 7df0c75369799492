import pytest

from claims.extraction.quotations import quotations


def inner(text: str) -> list[str]:
    return [q.inner.of(text) for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“The dam holds,” she said.", ["The dam holds,"]),
        ('"The dam holds," she said. "For now."', ["The dam holds,", "For now."]),
        ("He called it a ‘quiet night’ for the town’s nurses.", ["quiet night"]),
        ("It's the 'big one', they say.", ["big one"]),
        ("«Le pont tient», said the mayor.", ["Le pont tient"]),
        ("„Die Brücke hält“, said the mayor.", ["Die Brücke hält"]),
        ("''It is safe,'' he said.", ["It is safe,"]),
        ("''It isn't safe, it's a 'ruin',''' she said.", ["It isn't safe, it's a 'ruin',"]),
        ('“It leaks," she said. “It always has.”', ["It leaks,", "It always has."]),
        ('"It leaks,” she said. "It always has.”', ["It leaks,", "It always has."]),
        ('“She told me "no" twice,” he said.', ['She told me "no" twice,']),
        ('"A “ruin”, that is what it is," he said.', ["A “ruin”, that is what it is,"]),
        ("“She told me ‘no’ twice,” he said.", ["She told me ‘no’ twice,"]),
        ("The miners’ union and the nurses’ union met.", []),
        ("A 6' fence and a 5'10 guard.", []),
    ],
)
def test_marks_of_every_kind(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


def test_a_paragraph_that_opens_and_never_closes_is_quoted_to_its_end() -> None:
    text = "“The first night was cold.\n\n“The second was worse,” he said."
    assert [(q.inner.of(text), q.closed) for q in quotations(text)] == [
        ("The first night was cold.", False),
        ("The second was worse,", True),
    ]


def test_a_stray_mark_inside_a_paragraph_quotes_nothing() -> None:
    assert inner('The sign read "closed and nobody came.') == []


def test_no_quotation_reaches_over_a_paragraph() -> None:
    assert inner('One " mark here.\n\nAnd one " there.') == []
