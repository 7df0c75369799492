import io
import json

import pytest

from articles.reading import Column, ColumnMapping, Outcome, Record, Rejection, columns_of, read
from articles.reading.jsonl import _CHUNK
from articles.reading.limits import LINE_CHARACTERS


def read_json(text: str, name: str = "news.jsonl") -> list[Outcome]:
    return list(read(name, io.BytesIO(text.encode("utf-8", "surrogatepass"))))


def bodies(found: list[Outcome]) -> list[str]:
    return [record.body for record in found if isinstance(record, Record)]


def test_an_object_a_line() -> None:
    found = read_json('{"title":"A","text":"One."}\n\n{"text":"Two."}\n')

    assert found == [
        Record("news.jsonl, line 1", "One.", "text", title="A"),
        Record("news.jsonl, line 3", "Two.", "text"),
    ]


def test_a_bad_line_does_not_spoil_the_others() -> None:
    found = read_json('{"text":"One."}\n{"text":\n[1]\n{"title":"No text"}\n{"text":"Five."}\n')

    assert bodies(found) == ["One.", "Five."]
    assert [item.locator[-6:] for item in found if isinstance(item, Rejection)] == [
        "line 2",
        "line 3",
        "line 4",
    ]


def test_escapes_that_postgres_refuses_are_gone() -> None:
    (record,) = read_json(r'{"text":"a\u0000b \ud800 \ud83d\ude00"}')

    assert isinstance(record, Record)
    assert record.body == "ab \ufffd \U0001f600"


@pytest.mark.parametrize("indent", [None, 1])
def test_an_array_is_read_as_a_stream(indent: int | None) -> None:
    texts = [f"Number {number}. " + "word " * 5000 for number in range(20)]
    assert sum(map(len, texts)) > 4 * _CHUNK

    found = read_json(json.dumps([{"text": text} for text in texts], indent=indent), "a.json")

    assert bodies(found) == [text.strip() for text in texts]
    assert found[-1].locator == "a.json, entry 20"


def test_one_object_over_several_lines_is_one_article() -> None:
    assert bodies(read_json('{\n "title": "A",\n "text": "One."\n}\n')) == ["One."]


def test_an_array_broken_in_the_middle_keeps_what_came_before() -> None:
    found = read_json('[{"text":"One."}, {"text":"Two" "x"}, {"text":"Three."}]')

    assert bodies(found) == ["One."]
    assert isinstance(found[-1], Rejection)
    assert found[-1].locator == "news.jsonl, entry 2"
    assert "was not read" in found[-1].reason


def test_deep_json_is_refused_alone() -> None:
    deep = '{"text":' + "[" * 100_000 + "}"

    found = read_json(f'{deep}\n{{"text":"Two."}}\n')

    assert bodies(found) == ["Two."]
    assert isinstance(found[0], Rejection)
    assert "too deeply" in found[0].reason


def test_a_line_of_any_length_is_refused_alone() -> None:
    long = '{"text":"' + "x" * (LINE_CHARACTERS + 10) + '"}'

    found = read_json(f'{long}\n{{"text":"Two."}}\n')

    assert bodies(found) == ["Two."]
    assert isinstance(found[0], Rejection)


@pytest.mark.parametrize("name", ["articles", "Items", "results"])
@pytest.mark.parametrize("indent", [None, 1])
def test_an_array_in_an_object_is_read_as_one(name: str, indent: int | None) -> None:
    answered = {"status": "ok", "total": 2, name: [{"text": "One."}, {"text": "Two."}], "next": []}

    found = read_json(json.dumps(answered, indent=indent), "a.json")

    assert bodies(found) == ["One.", "Two."]
    assert len(found) == 2


def test_an_article_with_a_list_is_one_article() -> None:
    article = {"title": "A", "text": "One.", "items": [{"text": "Two."}]}

    assert bodies(read_json(json.dumps(article))) == ["One."]


def test_the_names_can_be_chosen() -> None:
    lines = b'{"kicker":"A","main":"One."}\n'

    assert columns_of("a.jsonl", io.BytesIO(lines)) == [
        Column("kicker", ("A",)),
        Column("main", ("One.",)),
    ]
    (record,) = read("a.jsonl", io.BytesIO(lines), ColumnMapping.parse("title=kicker,body=main"))
    assert record == Record("a.jsonl, line 1", "One.", "text", title="A")
