"""What holds for every format."""

import re
import time
import zlib
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from claims.reports.exports.formats import FORMATS, WRITERS, write
from claims.reports.schema import Comparison
from tests.claims.reports.exports import editions
from tests.claims.reports.exports.editions import HOSTILE, edition, hostile, texts

TIMED = ("pdf", "docx", "xlsx", "zip")


def made(key: str, comparison: Comparison | None = None, **given: str) -> bytes:
    return b"".join(write(key, edition(comparison, **given), texts()))


def readable(key: str, file: bytes) -> str:
    """The words in a file of any format, as far as they stand there as such."""
    if key == "pdf":
        return "".join(page.extract_text() for page in PdfReader(BytesIO(file)).pages)
    if key in ("docx", "xlsx", "zip"):
        with ZipFile(BytesIO(file)) as archive:
            return "".join(
                archive.read(name).decode(errors="replace") for name in archive.namelist()
            )
    return file.decode()


def test_every_format_has_a_writer() -> None:
    assert set(FORMATS) == {*WRITERS, "xlsx", "zip"}
    assert all(each.purpose and each.name and each.content_type for each in FORMATS.values())


def test_an_unknown_format_is_no_format() -> None:
    with pytest.raises(KeyError, match="odt"):
        write("odt", edition())


@pytest.mark.parametrize("key", FORMATS)
def test_the_same_report_gives_the_same_bytes(key: str) -> None:
    first = made(key)
    if key in TIMED:
        time.sleep(2.1)  # a ZIP counts two seconds at a time
    assert made(key) == first


@pytest.mark.parametrize("key", FORMATS)
def test_every_file_says_how_it_was_made(key: str) -> None:
    file = readable(key, made(key))
    for word in ("test-1", "linker-1", "arvid", "edda", "thread=7"):
        assert word.replace("=", "") in re.sub(r"[\\=]", "", file), word
    assert edition().checksum in file.replace("\n", "")
    assert "2026" in file


@pytest.mark.parametrize("key", FORMATS)
def test_every_file_says_that_its_report_was_withdrawn(key: str) -> None:
    assert "the notice was forged" in readable(
        key, made(key, standing="Withdrawn: the notice was forged")
    )


@pytest.mark.parametrize("key", [key for key in FORMATS if key != "zip"])
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: f"{zlib.crc32(words.encode()):08x}")
def test_hostile_words_break_no_file(key: str, words: str) -> None:
    assert len(made(key, hostile(words))) > 500


@pytest.mark.parametrize("key", FORMATS)
def test_a_comparison_of_nothing_is_a_file_as_well(key: str) -> None:
    given = editions.bridge()
    nothing = Comparison("Nothing yet", "", (), (), (), (), given.method)
    assert "Nothing yet" in readable(key, made(key, nothing)) or key in ("csv", "claims.csv")
