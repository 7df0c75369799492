"""Whatever comes in, only records and rejections come out: one fuzz test a format."""

import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.reading import Address, FeedAddress, Record, Rejection, read

# Bytes with the marks of each format strewn in, so that the parsers get past their first look.
MARKS = {
    "a.txt": ["\n", "\0", "\ufeff", "# ", "é"],
    "a.html": ["<html>", "<p>", "</p>", "<!--", "&#0;", "<meta charset=", "utf-7", '"', ">", "]]>"],
    "a.csv": ["title,text\n", '"', ",", "\n", "\r", ";", "\0", "text"],
    "a.jsonl": [
        '{"text":',
        '"',
        "\\u0000",
        "\\ud800",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\n",
        "1e999",
        "NaN",
    ],
    "a.json": ['[{"text":', '"a"', "}", "]", ",", "{", "\n", "-", "\\"],
    "a.xml": [
        *("<rss>", "<channel>", "<item>", "<description>", "</item>", "<![CDATA[", "]]>", "&lt;"),
        *("<feed>", "<entry>", '<content type="xhtml">', "<pubDate>", "&x;", "<!DOCTYPE x [", "]>"),
        *('<?xml version="1.0" encoding="utf-7"?>', 'xml:base="http://["', "<link>", "//[", ":"),
    ],
}


def check(name: str, data: bytes) -> None:
    for item in read(name, io.BytesIO(data)):
        assert isinstance(item, Record | Rejection | Address | FeedAddress)
        assert item.locator.startswith(name)
        assert json.loads(json.dumps(item.locator)) == item.locator
        if isinstance(item, Record):
            assert Record.from_json(item.as_json()) == item
        elif isinstance(item, Rejection):
            assert item.reason.endswith(".")
        else:
            assert item.url.startswith(("http://", "https://"))


def strewn(name: str) -> st.SearchStrategy[bytes]:
    marks = st.sampled_from([mark.encode() for mark in MARKS[name]])
    parts = st.lists(marks | st.binary(max_size=6), max_size=25).map(b"".join)
    return st.builds(bytes.__add__, st.sampled_from([b"", MARKS[name][0].encode()]), parts)


@pytest.mark.parametrize("name", MARKS)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_only_records_and_rejections_leave_a_reader(name: str, data: st.DataObject) -> None:
    check(name, data.draw(strewn(name)))


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_only_records_and_rejections_leave_any_bytes(data: bytes) -> None:
    check("a", data)


@settings(deadline=None)
@given(
    names=st.lists(st.text(max_size=8), min_size=1, max_size=3, unique=True),
    content=st.binary(max_size=60),
    damage=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6),
)
def test_only_records_and_rejections_leave_a_damaged_archive(
    names: list[str], content: bytes, damage: list[tuple[int, int]]
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name or "a"), content)
    data = bytearray(packed.getvalue())
    for place, byte in damage:
        data[4 + place % (len(data) - 4)] = byte

    check("a.zip", bytes(data))


def test_the_bytes_are_believed_before_the_name() -> None:
    (found,) = read(
        "news.csv", io.BytesIO(b"<!DOCTYPE html><html><p>The ferry was late.</p></html>")
    )

    assert isinstance(found, Record)
    assert found.media == "html"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        (b" \n ", "The file is empty."),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08", "gzip"),
        (bytes(range(256)) * 20, "not a text file"),
    ],
)
def test_what_is_no_text_is_refused_in_words(data: bytes, reason: str) -> None:
    (found,) = read("a.txt", io.BytesIO(data))

    assert isinstance(found, Rejection)
    assert reason in found.reason
