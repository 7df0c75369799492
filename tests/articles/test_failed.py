"""What did not get in, as a file that can be mended and sent again."""

import csv
import io

import pytest

from articles.batches import open_batch
from articles.failed import COLUMNS, lines
from articles.ledger import account
from articles.models import Batch, Item
from articles.uploads import keep
from articles.work import Status
from articles.worker import drain
from tests.articles.stories import FERRY, jsonl, row
from tests.factories import make_batch, make_item, make_upload

pytestmark = pytest.mark.django_db


def rows(batch: Batch) -> list[dict[str, str]]:
    text = "".join(lines(batch)).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_refused_record_and_file_is_a_line_with_its_reason() -> None:
    batch = make_batch()
    make_upload(batch, name="torn.zip", status=Status.REJECTED, reason="This archive is torn.")
    make_item(batch, status=Status.DONE)
    make_item(batch, status=Status.REJECTED, reason="There is no text here.")
    make_item(batch, status=Status.QUARANTINED, reason="=three crashes")
    assert [(found["where"], found["reason"]) for found in rows(batch)] == [
        ("torn.zip", "This archive is torn."),
        ("clippings.zip:1", "There is no text here."),
        ("clippings.zip:1", "'=three crashes"),
    ]


def test_the_record_stands_beside_its_reason() -> None:
    given = row("— * —", "Bay News", title="Dots", url="https://bay.example/1", author="A. Lind")
    batch, _ = open_batch([keep("a.jsonl", [jsonl(given)])], by=None)
    drain()
    (found,) = rows(batch)
    assert tuple(found) == COLUMNS
    assert found["reason"] == batch.items.get().reason
    assert (found["title"], found["outlet"], found["byline"]) == ("Dots", "Bay News", "A. Lind")
    assert found["published"].startswith("2026-03-06")
    assert (found["url"], found["text"]) == ("https://bay.example/1", "— * —")


def test_what_could_not_go_in_is_told_before_the_decision() -> None:
    given = jsonl(row(FERRY), row("— * —", title="Dots"))
    batch, _ = open_batch([keep("a.jsonl", [given])], by=None, preview=True)
    drain()
    (found,) = rows(batch)
    assert (found["where"], found["title"]) == ("a.jsonl, line 2", "Dots")
    assert found["reason"].startswith("No readable text")


def test_a_mended_file_goes_in() -> None:
    batch, _ = open_batch([keep("a.jsonl", [jsonl(row("— * —", title="Ferry"))])], by=None)
    drain()
    mended = "".join(lines(batch)).replace("— * —", f'"{FERRY}"')
    again, _ = open_batch([keep("mended.csv", [mended.encode()])], by=None)
    drain()
    assert account(again).done == 1
    assert Item.objects.get(batch=again).record["outlet"] == "Bay News"


def test_a_row_of_a_table_comes_back_in_its_own_columns() -> None:
    table = (
        f'desk,headline,text,reason\nCity,Dots,— * —,rush\nSea,Ferry,"{FERRY}",\nCity,None,,=x\n'
    )
    batch, _ = open_batch([keep("a.csv", [table.encode()])], by=None)
    drain()
    empty, dots = sorted(rows(batch), key=lambda row: row["headline"], reverse=True)
    assert list(dots) == ["reason", "where", "desk", "headline", "text", "reason before"]
    assert (dots["desk"], dots["headline"], dots["text"]) == ("City", "Dots", "— * —")
    assert (dots["reason before"], dots["where"]) == ("rush", "a.csv, row 2")
    assert (empty["headline"], empty["text"], empty["reason before"]) == ("None", "", "'=x")


def test_rows_of_tables_and_other_articles_stand_in_one_file() -> None:
    files = [
        keep("a.csv", [b"kicker,text\nDots,\n"]),
        keep("b.jsonl", [jsonl(row("— * —", title="Dots"))]),
        keep("c.tsv", [b"text\tdesk\n\tCity\n"]),
    ]
    batch, _ = open_batch(files, by=None)
    drain()
    found = {one["where"]: one for one in rows(batch)}
    assert found["a.csv, row 2"]["kicker"] == "Dots"
    assert found["b.jsonl, line 1"]["title"] == "Dots"
    assert found["b.jsonl, line 1"]["text"] == "— * —"
    assert found["c.tsv, row 2"]["desk"] == "City"


def test_a_table_that_is_mended_in_its_own_columns_goes_in() -> None:
    batch, _ = open_batch([keep("a.csv", [b"desk,headline,text\nSea,Ferry,\n"])], by=None)
    drain()
    mended = "".join(lines(batch)).replace("Sea,Ferry,", f'Sea,Ferry,"{FERRY}"')
    again, _ = open_batch([keep("mended.csv", [mended.encode()])], by=None)
    drain()
    assert account(again).done == 1


def test_a_batch_that_is_all_in_gives_the_header_alone() -> None:
    batch = make_batch()
    make_item(batch)
    assert rows(batch) == []
