from claims.extraction.contents import marked, mended
from claims.extraction.quotations import quotations
from claims.extraction.schema import Span
from tests.claims.extraction.handmade import span

TEXT = "“The dam leaks, as it has for years,” Ruiz said on the pier. “Nobody came.”"


def parts(text: str, *pieces: str, cue: str | None = None) -> list[str]:
    quoted = [quotation.inner for quotation in quotations(text)]
    held: list[Span] = [span(text, piece) for piece in pieces]
    return [p.of(text) for p in mended(text, held, span(text, cue) if cue else None, quoted)]


def test_a_quotation_begun_is_read_to_its_closing_mark() -> None:
    assert parts(TEXT, "The dam leaks", cue="said") == ["The dam leaks, as it has for years"]
    assert parts(TEXT, "it has for years,”", cue="said") == ["The dam leaks, as it has for years"]


def test_words_in_the_middle_of_a_quotation_stay_alone() -> None:
    assert parts(TEXT, "as it has", cue="said") == ["as it has"]


def test_the_statement_of_a_cue_inside_a_quotation_ends_where_it_was_found() -> None:
    text = "“Kell told me it leaks. We all knew,” she said."
    assert parts(text, "Kell told me it leaks", cue="told") == ["Kell", "me it leaks"]


def test_its_own_cue_is_cut_out_of_a_content() -> None:
    text = "The dam, Ruiz said, leaks at night."
    assert parts(text, "The dam, Ruiz said, leaks at night", cue="said") == [
        "The dam, Ruiz", "leaks at night",
    ]  # fmt: skip


def test_crumbs_behind_a_long_content_are_left_out() -> None:
    text = "Ruiz said the old dam has been leaking since spring, and the new one too."
    assert parts(text, "the old dam has been leaking since spring", "one too", cue="said") == [
        "the old dam has been leaking since spring"
    ]
    assert parts(text, "the old dam", "one too") == ["the old dam", "one too"]


def test_marks_at_the_edges_are_left_out_and_marks_alone_are_nothing() -> None:
    assert parts(TEXT, "“Nobody came.”") == ["Nobody came"]
    assert parts(TEXT, ",”") == []


def with_marks(text: str, *pieces: str) -> list[str]:
    held = [span(text, piece) for piece in pieces]
    return [p.of(text) for p in marked(text, held, list(quotations(text)))]


def test_a_quotation_inside_a_content_keeps_both_its_marks() -> None:
    british = 'He said the crane "could topple at any time".'
    american = "He said the crane “could topple at any time.”"
    opening = "“Could topple” is what he said of the crane."
    assert with_marks(british, 'the crane "could topple at any time') == [
        'the crane "could topple at any time"'
    ]
    assert with_marks(american, "the crane “could topple at any time") == [
        "the crane “could topple at any time.”"
    ]
    assert with_marks(opening, "Could topple” is what") == ["“Could topple” is what"]


def test_a_content_that_is_a_quotation_keeps_neither() -> None:
    assert with_marks(TEXT, "Nobody came") == ["Nobody came"]
    assert with_marks(TEXT, "Nobody") == ["Nobody"]


def test_a_quotation_that_goes_on_is_not_drawn_in() -> None:
    text = "It would “take more hours” before “details” emerge."
    assert with_marks(text, "It would “take more") == ["It would “take more"]
    assert with_marks(text, "before “details” emerge") == ["before “details” emerge"]
    assert with_marks("He said it “leaks", "it “leaks") == ["it “leaks"]
