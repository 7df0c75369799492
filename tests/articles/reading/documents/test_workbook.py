import datetime as dt
import io

from articles.reading import Record, Rejection, columns_of
from tests.articles.reading.given import NEWS, bodies, one_reason, outcomes, xlsx

HEADER = ["headline", "text", "date"]


def names(data: bytes) -> list[str]:
    return [column.name for column in columns_of("a.xlsx", io.BytesIO(data))]


def test_a_row_is_an_article() -> None:
    found = outcomes("a.xlsx", xlsx({"News": [HEADER, ["Late", NEWS, dt.date(2024, 5, 9)]]}))

    assert found == [
        Record(
            "a.xlsx › News, row 2",
            NEWS,
            "text",
            title="Late",
            published=dt.datetime(2024, 5, 9, tzinfo=dt.UTC),
        )
    ]


def test_every_sheet_with_texts_is_read_and_rows_keep_their_numbers() -> None:
    found = outcomes(
        "a.xlsx",
        xlsx({"One": [[], HEADER, ["A", "One."], [], ["B"]], "Two": [["x"]], "3": [["text"], [4]]}),
    )

    assert [item.locator for item in found] == [
        "a.xlsx › One, row 3",
        "a.xlsx › One, row 5",
        "a.xlsx › 3, row 2",
    ]
    assert bodies(found) == ["One.", "4"]
    assert isinstance(found[1], Rejection)


def test_formulas_are_not_worked_out() -> None:
    found = outcomes("a.xlsx", xlsx({"News": [["text"], ["=1+1"], [NEWS]]}))

    assert bodies(found) == [NEWS]


def test_a_workbook_without_texts_says_what_it_found() -> None:
    assert "“day”, “kicker”" in one_reason("a.xlsx", xlsx({"News": [["day", "kicker"], [1, 2]]}))


def test_the_columns_can_be_chosen() -> None:
    data = xlsx({"Cover": [["Press review"]], "News": [["kicker", "main"], ["Late", NEWS]]})

    assert names(data) == ["Press review", "kicker", "main"]
    (record,) = outcomes("a.xlsx", data, "title=kicker,body=main")
    assert isinstance(record, Record)
    assert (record.title, record.body) == ("Late", NEWS)


def test_columns_are_those_of_the_sheet_with_texts() -> None:
    data = xlsx({"Cover": [["Press review"]], "News": [HEADER, ["Late", NEWS]]})

    assert names(data) == HEADER


def test_a_column_shows_its_first_cells() -> None:
    data = xlsx({"News": [HEADER, ["Late", NEWS, dt.date(2024, 5, 9)], ["No ferry", NEWS]]})

    assert [column.examples for column in columns_of("a.xlsx", io.BytesIO(data))] == [
        ("Late", "No ferry"),
        (NEWS, NEWS),
        ("2024-05-09T00:00:00",),
    ]


def test_a_row_is_kept_as_it_came() -> None:
    refused, good = outcomes("a.xlsx", xlsx({"News": [[*HEADER, "desk"], ["A"], ["B", NEWS]]}))

    assert isinstance(refused, Rejection)
    assert isinstance(good, Record)
    assert refused.row == (("headline", "A"), ("text", ""), ("date", ""), ("desk", ""))
    assert good.row == (("headline", "B"), ("text", None), ("date", ""), ("desk", ""))
