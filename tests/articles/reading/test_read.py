"""Whatever comes in, only records and rejections come out: one fuzz test a format."""

import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.reading import Address, FeedAddress, Record, Rejection, limits, read
from articles.reading.columns import AS_NAMED
from articles.reading.formats import TEXTUAL, format_of
from articles.reading.heads import raw_head
from tests.articles.reading.given import answer, tar, warc

# Bytes with the marks of each format strewn in, so that the parsers get past their first look.
MARKS = {
    "a.txt": ["It was late.\n", "\0", "\ufeff", "# ", "é"],
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
    "a.opml": ["<opml>", '<outline xmlUrl="', "http://a.b/", '"/>', "</opml>", "<!--", "&", "\0"],
    "a.nitf": [
        *("<nitf>", "<body.content>", "<p>", "</p>", "<hl1>", "</nitf>", "&x;", "]]>", "\0"),
        *('<date.issue norm="', '"/>', "9999999999", "<!DOCTYPE a [", "<?x?>", "<newsItem>"),
    ],
    "a.g2": [
        *("<newsItem>", "<contentSet>", "<inlineXML>", "<p>", "</p>", "</newsItem>", "<nitf>"),
        *("<inlineData>", "<itemMeta>", "<versionCreated>", "9" * 20, "<link href='http://['/>"),
    ],
    "a.eml": [
        *(
            "From: a@b.c\nDate: 9 May 2024\nSubject: d\n",
            "Subject: ",
            "\n",
            "\n\n",
            "=?utf-8?q?",
            "=?x?b?",
            "?=",
            "=\r\n",
        ),
        *("Content-Type: multipart/mixed; boundary=b\n", "--b\n", "--b--", "text/html", "charset="),
        *("Content-Type: text/html; charset=utf-7\n", "Content-Transfer-Encoding: base64\n", "é"),
        *("Content-Transfer-Encoding: x-uuencode\n", "begin 6 a\n", ";", '"', "\0", "<table>"),
    ],
    "a.mhtml": ["MIME-Version: 1\nContent-Type: multipart/related; boundary=b\n\n--b\n", "--b--"],
    "a.mbox": ["From a@b Thu May 9 2024\n", "From: a\n", "\n\n", "From ", ">From", "\0", "Date:"],
    "a.md": [
        "---\n",
        "title: ",
        "- a\n",
        "# ",
        "**",
        "_",
        "[a](",
        ")",
        "`",
        "<!--",
        "-->",
        "+++\n",
    ],
    "list.txt": ["http://a.b/c\n", "https://", "#", "\n", " ", "\0", "x" * 3000],
    "feed.json": [
        '{"version":"https://jsonfeed.org/version/1","items":[{"content_text":"',
        *('"', "}", "]", ",", "[", '"url":', "1e999", "null", "\\ud800", '"authors":[{"name":'),
    ],
    "ninjs.json": [
        '{"uri":"a","bodies":[{"value":"',
        *('"', "}", "]", ",", "[", '"headlines":', '"versioncreated":', "1e999", "null", "{}"),
    ],
    "a.warc": [
        *("WARC/1.0\r\n", "WARC-Type: response\r\n", "Content-Length: 90\r\n", "\r\n\r\n", "\r\n"),
        *(
            "Content-Type: application/http\r\n",
            "HTTP/1.1 200 OK\r\n",
            "Content-Type: text/html\r\n",
        ),
        *(
            "Content-Encoding: gzip\r\n",
            "Transfer-Encoding: chunked\r\n",
            "-1",
            "ffffffff\r\n",
            ":",
        ),
    ],
}


def test_the_marks_lead_to_every_reader_of_texts() -> None:
    begun = ((name, io.BytesIO(marks[0].encode())) for name, marks in MARKS.items())
    readers = [format_of(raw_head(name, stream, AS_NAMED))[0] for name, stream in begun]
    assert [form for form in TEXTUAL if form not in readers] == []


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


BINARY = {
    "a.tar": tar([("a.txt", b"One."), ("b" * 120, b"Two.")], packed=False),
    "a.tar.gz": tar([("a.txt", b"One."), ("b.txt", b"Two.")]),
    "a.warc.gz": warc(answer(b"<p>One.</p>"), answer(b"<p>Two.</p>"), packed=True),
}


@pytest.mark.parametrize("name", BINARY)
@settings(deadline=None)
@given(
    damage=st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=6),
    end=st.integers(10, 10_000),
)
def test_only_records_and_rejections_leave_damaged_bytes(
    name: str, damage: list[tuple[int, int]], end: int
) -> None:
    data = bytearray(BINARY[name])
    for place, byte in damage:
        data[place % len(data)] = byte

    check(name, bytes(data[:end]))


def test_a_file_that_takes_too_long_is_left() -> None:
    lines = b'{"text":"One."}\n' * 5

    found = list(read("a.jsonl", io.BytesIO(lines), seconds=0))

    assert [type(item) for item in found] == [Record, Rejection]
    assert "What follows was not read" in str(found[1])


def test_a_file_of_which_nothing_can_be_read_is_left() -> None:
    found = list(read("a.csv", io.BytesIO(b'title,text\nA,"' + b"x\n" * 600_000)))

    assert len(found) == limits.REFUSED_IN_A_ROW + 1
    assert "all refused" in str(found[-1])


def test_pasted_text_is_a_text() -> None:
    assert list(read("pasted text", io.BytesIO(b"It was late."))) == [
        Record("pasted text", "It was late.", "text")
    ]


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
