import io
import tracemalloc

import pytest

from articles.reading import Column, ColumnMapping, Outcome, Record, Rejection, columns_of, read
from articles.reading.columns import LONGEST_EXAMPLE
from articles.reading.limits import MEGABYTE, ROW_CHARACTERS


def read_table(text: str | bytes, name: str = "news.csv") -> list[Outcome]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(read(name, io.BytesIO(data)))


def bodies(found: list[Outcome]) -> list[str]:
    return [record.body for record in found if isinstance(record, Record)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_by_the_header(delimiter: str) -> None:
    rows = [["headline", "text"], ["Ferry late", "It was late."]]

    (record,) = read_table("\n".join(delimiter.join(row) for row in rows), "a.txt")

    assert record == Record("a.txt, row 2", "It was late.", "text", title="Ferry late")


def test_cells_hold_delimiters_line_breaks_and_quotes() -> None:
    found = read_table('title,text\r\nA,"He said ""no"",\r\nthen left."\r\nB,Fine.\r\n')

    assert bodies(found) == ['He said "no",\r\nthen left.', "Fine."]


def test_charset_and_byte_order_mark_do_not_show() -> None:
    table = "título;text;outlet\nA;Mañana, según fuentes.;El Faro\n"

    for charset in ("utf-8-sig", "utf-16", "cp1252"):
        (record,) = read_table(table.encode(charset))
        assert isinstance(record, Record)
        assert (record.body, record.outlet) == ("Mañana, según fuentes.", "El Faro")


def test_a_bad_row_does_not_spoil_the_others() -> None:
    found = read_table('title,text\nA,One.\nB,\nC,Too,many,cells\n"D","Bad" quotes\n,\nE,Five.\n')

    assert bodies(found) == ["One.", "Five."]
    assert [item.locator for item in found if isinstance(item, Rejection)] == [
        "news.csv, row 3",
        "news.csv, row 4",
        "news.csv, row 5",
    ]
    assert found[-1].locator == "news.csv, row 7"


def test_a_quote_left_open_names_the_lines_it_swallowed() -> None:
    found = read_table('title,text\nA,One.\nB,"Two.\nC,Three.\nD,Four.\n')

    assert bodies(found) == ["One."]
    assert found[-1].locator == "news.csv, row 3 (lines 3 to 5)"


def test_a_table_without_a_text_column_says_what_it_found() -> None:
    (found,) = read_table("day,headline\n1,Ferry late\n")

    assert isinstance(found, Rejection)
    assert "“day”, “headline”" in found.reason


def test_prose_with_commas_is_no_table() -> None:
    (record,) = read_table(
        "The ferry was late, the office said, and the text was clear.\n", "a.txt"
    )

    assert isinstance(record, Record)
    assert record.locator == "a.txt"


def test_a_cell_above_the_default_limit_of_the_module_goes_in() -> None:
    (record,) = read_table(f"title,text\nA,{'long ' * 40_000}\n")

    assert isinstance(record, Record)
    assert len(record.body) > 131_072


def test_a_line_of_any_length_costs_one_row_and_little_memory() -> None:
    table = (
        b"title,text\nA," + b"x" * (20 * MEGABYTE) + b"\nB" + b",y" * 5 * MEGABYTE + b"\nC,Fine.\n"
    )
    stream = io.BytesIO(table)

    tracemalloc.start()
    found = list(read("a.csv", stream))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert bodies(found) == ["Fine."]
    assert len(found) == 3
    assert peak < 100 * MEGABYTE


def test_the_columns_can_be_chosen() -> None:
    table = b"kicker;headline;main\nLate;No;It was late.\n"

    assert columns_of("a.csv", io.BytesIO(table)) == [
        Column("kicker", ("Late",)),
        Column("headline", ("No",)),
        Column("main", ("It was late.",)),
    ]
    mapping = ColumnMapping.parse("title=kicker,body=main")
    (record,) = read("a.csv", io.BytesIO(table), mapping)
    assert record == Record("a.csv, row 2", "It was late.", "text", title="Late")


def test_a_file_that_is_no_table_has_no_columns() -> None:
    assert columns_of("a.txt", io.BytesIO(b"It was late.")) == []
    assert columns_of("a.txt", io.BytesIO(b"")) == []


def test_a_row_that_is_refused_is_kept_as_it_came() -> None:
    found = read_table("kicker,text,,kicker\nA,,x,B\nC,One.,y,D,too,many\nE,Two.,,\n")

    assert [item.row for item in found if isinstance(item, Record | Rejection)] == [
        (("kicker", "A"), ("text", ""), ("column 3", "x"), ("kicker 4", "B")),
        (
            *(("kicker", "C"), ("text", "One."), ("column 3", "y"), ("kicker 4", "D")),
            *(("column 5", "too"), ("column 6", "many")),
        ),
        (("kicker", "E"), ("text", None), ("column 3", ""), ("kicker 4", "")),
    ]


def test_a_row_too_long_to_keep_is_not_kept() -> None:
    (found,) = read_table(f"title,text\n{'x' * (ROW_CHARACTERS + 1)},\n")

    assert isinstance(found, Rejection)
    assert found.row == ()


def test_a_column_shows_its_first_cells_shortened() -> None:
    rows = [["title", "text", "title"], ["A", "long " * 99, "B"], [], ["C"], ["D"], ["E"]]
    table = "\n".join(",".join(row) for row in rows)

    title, text = columns_of("a.csv", io.BytesIO(table.encode()))

    assert title == Column("title", ("A", "C", "D"))
    assert text.examples[0].startswith("long long")
    assert text.examples[0].endswith("…")
    assert len(text.examples[0]) <= LONGEST_EXAMPLE


@pytest.mark.parametrize(
    ("telling", "months"),
    [("25/04/2026", [4, 4]), ("04/25/2026", [5, 4]), ("5 April 2026", [None, 4])],
)
def test_a_table_writes_all_its_dates_in_one_order(telling: str, months: list[int | None]) -> None:
    found = read_table(f"date,text\n05/04/2026,One.\n{telling},Two.\n")

    assert [
        record.published and record.published.month
        for record in found
        if isinstance(record, Record)
    ] == months


def test_a_date_that_may_be_two_days_is_shown_as_what_it_is() -> None:
    (record,) = read_table("date,text\n05/04/2026,One.\n")

    assert isinstance(record, Record)
    assert (record.published, record.signal) == (None, "05/04/2026 may be two days")


def test_a_table_that_writes_dates_in_two_orders_tells_nothing_of_the_others() -> None:
    found = read_table("date,text\n05/04/2026,A.\n25/04/2026,B.\n04/25/2026,C.\n")

    assert [isinstance(record, Record) and record.published is None for record in found] == [
        True,
        False,
        False,
    ]
