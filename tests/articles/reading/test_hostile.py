"""Files that mean harm, each read by a process of its own: the words it is refused with, the good
entries beside it that go in, the memory it takes and the time.
"""

import gzip
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from articles.reading.limits import MARKS, MEGABYTE
from tests.articles.reading.given import NEWS, answer, docx, repacked, tar, xlsx

MEMORY = 300  # megabytes over the baseline
SECONDS = 60

LONG = b"x" * 100 * MEGABYTE
ZEROS = b"\0" * 200 * MEGABYTE
GOOD_LINE = json.dumps({"text": NEWS}).encode()
GOOD_PAGE = f"<html><body><p>{NEWS}</p><p>{NEWS} Again.</p></body></html>".encode()
MAIL = b"From: The Skerry Sun <a@sun.example>\nDate: 9 May 2024\nSubject: Late\n"
SPREADSHEET = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def zipped(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def lying(size: int, **members: bytes) -> bytes:
    """A ZIP whose headers give another size to its first member than it unpacks to."""
    data = bytearray(zipped(**members))
    for header, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(header) + place
        data[start : start + 4] = size.to_bytes(4, "little")
    return bytes(data)


def entities(levels: int) -> bytes:
    """Each ten times the one before: a gigabyte in nine steps."""
    each = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE nitf [<!ENTITY a0 "ha">{each}]><nitf>&a{levels - 1};</nitf>'.encode()


def with_cell(text: bytes) -> bytes:
    """A workbook with such a text in its only cell."""
    cell = b'<c r="A1" t="inlineStr"><is><t>%s</t></is></c>' % text
    sheet = b'<worksheet xmlns="%s"><sheetData><row r="1">%s</row></sheetData></worksheet>'
    name = "xl/worksheets/sheet1.xml"
    return repacked(xlsx({"News": [["text"]]}), name, sheet % (SPREADSHEET, cell))


# name: (what is in it, articles that go in, words of the first refusal)
FILES: dict[str, tuple[Callable[[], bytes], int, str]] = {
    "nul.txt": (lambda: NEWS.encode() + b"\0 Again.", 1, ""),
    "nul.json": (lambda: b'{"text": "' + NEWS.encode() + rb' \u0000 \ud800"}', 1, ""),
    "surrogate.txt": (lambda: NEWS.encode() + b" \xed\xa0\x80", 1, ""),
    "mark.csv": (lambda: b"\xef\xbb\xbftitle;text\nA;" + NEWS.encode(), 1, ""),
    "charset.txt": (lambda: f"{NEWS} Привет, мир.".encode("utf-16"), 1, ""),
    "cell.csv": (lambda: b"title,text\nA," + b"word " * 30_000, 1, ""),
    "line.csv": (lambda: b"title;text\nA;" + LONG + b"\nB;" + NEWS.encode(), 1, "cell is longer"),
    "line.jsonl": (lambda: b'{"text":"' + LONG + b'"}\n' + GOOD_LINE, 1, "line is too long"),
    "line.json": (lambda: b"[" + GOOD_LINE + b',{"text":"' + LONG + b'"}]', 1, "too long"),
    "line.txt": (lambda: LONG, 0, "larger than 4 MB"),
    "line.html": (lambda: b"<html>" + LONG, 0, "larger than 4 MB"),
    "line.mbox": (
        lambda: (
            b"From a@b May 9 2024\n"
            + MAIL
            + b"\n"
            + LONG
            + b"\n\nFrom a@b May 9 2024\n"
            + MAIL
            + b"\n"
            + NEWS.encode()
        ),
        1,
        "larger than 16 MB",
    ),
    "lines.txt": (lambda: b"a\n" * 499_000, 1, ""),
    "line.xml": (lambda: b"<nitf>" + LONG, 0, "larger than 16 MB"),
    "deep.jsonl": (
        lambda: b'{"text":' + b"[" * 3 * MEGABYTE + b"\n" + GOOD_LINE,
        1,
        "nested too deeply",
    ),
    "deep.json": (lambda: b'[{"text":' + b"[" * 10 * MEGABYTE, 0, "nested too deeply"),
    "small.json": (
        lambda: (
            b'{"version":"https://jsonfeed.org/version/1","items":['
            + b'{"":1},' * MEGABYTE
            + b"1]}"
        ),
        0,
        "holds no text",
    ),
    "deep.html": (lambda: b"<html><body>" + b"<div>" * 20_000, 0, "No article was found"),
    "deep.xml": (lambda: b"<nitf>" + b"<p>" * 20_000, 0, "not well-formed"),
    "deep.rss": (lambda: b"<rss><channel><item>" + b"<a>" * 20_000, 0, "holds no text"),
    "many.xml": (lambda: b"<nitf>" + b"<p/>" * MARKS + b"</nitf>", 0, "far more tags"),
    "deep.eml": (
        lambda: (
            MAIL
            + b"".join(
                b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n)
                for n in range(30_000)
            )
        ),
        0,
        "cannot be read",
    ),
    "bomb.zip": (lambda: zipped(a=ZEROS, b=NEWS.encode()), 1, "far more than an article"),
    "small.zip": (lambda: lying(10, a=ZEROS, b=NEWS.encode()), 1, "damaged"),
    "large.zip": (lambda: lying(1 << 31, a=ZEROS, b=NEWS.encode()), 1, "far more than an article"),
    "entities.xml": (lambda: entities(10), 0, "entities of its own"),
    "bomb.tar.gz": (
        lambda: tar([("a.txt", ZEROS), ("b.txt", NEWS.encode())]),
        1,
        "far more than an article",
    ),
    "bomb.warc.gz": (
        lambda: gzip.compress(answer(ZEROS)) + gzip.compress(answer(GOOD_PAGE)),
        1,
        "larger than 4 MB",
    ),
    "bomb.docx": (
        lambda: repacked(docx([NEWS]), "word/document.xml", b"<a>" + b"<b/>" * 60 * MEGABYTE),
        0,
        "too much time or memory",
    ),
    "bomb.xlsx": (lambda: with_cell(b"word " * 45 * MEGABYTE), 0, "time or memory"),
}


@pytest.mark.parametrize("name", FILES)
def test_harm_is_refused_in_words_and_costs_little(name: str, tmp_path: Path) -> None:
    make, articles, words = FILES[name]
    path = tmp_path / name
    path.write_bytes(make())

    found = measured(path)

    assert found["records"] == articles
    assert bool(found["reasons"]) == bool(words)
    assert words in "".join(found["reasons"][:1])
    assert found["megabytes"] <= MEMORY
    assert found["seconds"] <= SECONDS


def measured(path: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.articles.reading.measured", str(path)]
    root = Path(__file__).parents[3]
    ended = subprocess.run(
        command, cwd=root, capture_output=True, text=True, timeout=2 * SECONDS, check=True
    )
    found: dict[str, Any] = json.loads(ended.stdout)
    return found
