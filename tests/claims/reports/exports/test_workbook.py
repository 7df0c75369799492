from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from claims.reports.exports.words import for_xml
from claims.reports.exports.workbook import CUT, MOST_CHARACTERS, fitting, write
from claims.reports.schema import Comparison
from tests.claims.reports.exports.editions import (
    HOSTILE,
    MADE,
    MONDAY,
    bridge,
    edition,
    hostile,
    large,
)


def opened(comparison: Comparison | None = None) -> Workbook:
    file = b"".join(write(edition(comparison), lambda share: None))
    return load_workbook(BytesIO(file))


def column(book: Workbook, sheet: str, name: str) -> list[object]:
    rows = list(book[sheet].iter_rows(values_only=True))
    place = rows[0].index(name)
    return [row[place] for row in rows[1:]]


def test_a_sheet_each_with_a_frozen_header_and_filters() -> None:
    book = opened()
    assert book.sheetnames == ["matrix", "claims", "chains", "origins", "outlets", "method"]
    assert book["matrix"].freeze_panes == "C2"
    assert book["claims"].freeze_panes == "A2"
    assert book["claims"].auto_filter.ref == "A1:W5"
    assert book["method"].auto_filter.ref is None


def test_figures_are_figures_and_dates_are_dates() -> None:
    book = opened()
    assert column(book, "matrix", "independent_origins") == [1, 1]
    assert column(book, "claims", "published")[0] == MONDAY.replace(tzinfo=None)
    assert column(book, "outlets", "questions") == [0, 1, 0, 0, 0, 0]
    assert column(book, "chains", "party") == [
        "Runa Vik",
        "two inspectors",
        "Kestrel Post",
        "Runa Vik",
    ]
    assert column(book, "origins", "name")[:2] == ["Runa Vik", "two inspectors"]


def test_the_words_stand_in_a_note_and_addresses_are_links() -> None:
    book = opened()
    note = book["matrix"]["O2"].comment
    assert note is not None
    assert "“The bridge over the Tarn will be closed for six weeks”" in note.text
    assert book["matrix"]["S2"].comment is None  # silent
    link = book["claims"]["G2"].hyperlink
    assert link is not None
    assert link.target == "https://kestrel-post.example/bridge"


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words: str) -> None:
    cell = opened(hostile(words))["claims"]["H2"]
    assert cell.data_type == "s"
    assert unescaped(str(cell.value)) == for_xml(words).replace("\r\n", "\n")


def unescaped(value: str) -> str:
    """What Excel makes of `_xHHHH_`, which openpyxl leaves as it is."""
    return value.replace("_x005F_", "_").replace("_x005f_", "_")


def test_it_says_when_it_was_frozen_not_when_it_was_written() -> None:
    assert opened().properties.created == MADE.replace(tzinfo=None, microsecond=0)


def test_what_a_cell_cannot_hold_is_cut_with_a_word() -> None:
    assert fitting("a" * MOST_CHARACTERS) == "a" * MOST_CHARACTERS
    cut = fitting("😀" * MOST_CHARACTERS)
    assert cut.endswith(CUT)
    assert len(cut.encode("utf-16-le")) // 2 <= MOST_CHARACTERS


def test_more_links_than_excel_takes_are_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.reports.exports.workbook.MOST_LINKS", 2)
    sheet = opened()["claims"]
    assert [bool(sheet[f"G{row}"].hyperlink) for row in range(2, 6)] == [True, True, False, False]
    assert sheet["G5"].value == bridge().claims[3].url


def test_it_tells_how_far_it_is() -> None:
    shares: list[float] = []
    b"".join(write(edition(large(5, 4, 1000)), shares.append))
    assert shares
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] <= 1
