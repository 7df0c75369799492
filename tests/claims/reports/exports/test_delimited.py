import csv
from io import StringIO

import pytest

from articles.cells import FORMULA, restored
from claims.reports.exports import tables
from claims.reports.exports.delimited import BOM, write
from claims.reports.exports.edition import Edition
from tests.claims.reports.exports.editions import HOSTILE, bridge, edition, hostile, large


def lines(table: tables.Table, given: Edition) -> list[dict[str, str]]:
    text = b"".join(write(table, given)).decode()
    assert text.startswith(BOM)
    return list(csv.DictReader(StringIO(text.removeprefix(BOM), newline="")))


def test_a_line_a_proposition_and_a_column_an_outlet() -> None:
    first, second = lines(tables.matrix(edition()), edition())
    assert first["wording"] == "The bridge over the Tarn will be closed for six weeks"
    assert first["independent_origins"] == "1"
    assert first["first_seen"] == "2026-03-02T06:40:00+00:00"
    assert first["Tarn Echo"] == "questions; two inspectors (anonymous); hedged: may; six weeks"
    assert (first["Nordwire"], first["Holm Ledger"]) == ("silent", "not collected")
    assert second["Tarn Echo"] == "not decided on yet"


def test_a_line_a_claim() -> None:
    found = lines(tables.claims(edition()), edition())
    assert [line["claim"] for line in found] == ["1", "2", "3", "4"]
    assert found[3]["chain"] == "Kestrel Post > Runa Vik"
    assert found[3]["origin"] == "Runa Vik"
    assert found[2]["speaker"] == ""
    start, end = map(int, found[1]["content_offsets"].split(":"))
    assert (start, end) == (bridge().claims[1].pieces[0].start, bridge().claims[1].pieces[0].end)


def test_each_line_taken_alone_says_what_it_is_from() -> None:
    for line in lines(tables.claims(edition()), edition()):
        assert line["report_number"] == "12"
        assert line["report_sha256"] == edition().checksum
        assert line["report_query"] == "thread=7,8"


@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_starts_a_formula_and_none_is_lost(words: str) -> None:
    given = edition(hostile(words))
    line = lines(tables.claims(given), given)[0]
    assert restored(line["content"]) == words
    assert not any(value.startswith(FORMULA) for value in line.values())


def test_it_comes_in_pieces() -> None:
    given = edition(large(5, 4, 1000))
    assert len(list(write(tables.claims(given), given))) == 6
