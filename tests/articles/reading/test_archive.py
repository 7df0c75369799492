import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from articles.reading import Outcome, Record, Rejection, limits, read
from tests.articles.reading.given import answer, bodies, docx, warc


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def read_zip(data: bytes, name: str = "news.zip") -> list[Outcome]:
    return list(read(name, io.BytesIO(data)))


def reasons(found: list[Outcome]) -> list[str]:
    return [item.reason for item in found if isinstance(item, Rejection)]


def test_every_member_is_read_as_what_it_is() -> None:
    found = read_zip(
        packed({"a/one.txt": b"One.", "two.csv": b"title,text\nA,Two.\n", "three.txt": b"<html>3"})
    )

    assert [(item.locator, item.body) for item in found if isinstance(item, Record)] == [
        ("news.zip › a/one.txt", "One."),
        ("news.zip › two.csv, row 2", "Two."),
        ("news.zip › three.txt", "<html>3"),
    ]


def test_what_systems_leave_behind_is_passed_over() -> None:
    files = {"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "a/.hidden": b"x", "a/b.txt": b"One."}

    assert [item.locator for item in read_zip(packed(files))] == ["news.zip › a/b.txt"]


def test_a_member_without_a_name_is_a_file() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(zipfile.ZipInfo("\0"), b"One.")

    (found,) = read_zip(data.getvalue())

    assert found == Record("news.zip › ", "One.", "text")


def test_archives_do_not_nest_and_pictures_are_named() -> None:
    found = read_zip(
        packed({"in.zip": packed({"a.txt": b"a"}), "b.png": b"\x89PNG\r\n", "c.txt": b"C."})
    )

    assert len(reasons(found)) == 2
    assert "Unpack it" in reasons(found)[0]
    assert isinstance(found[-1], Record)


def test_a_bomb_is_stopped_by_what_comes_out_of_it() -> None:
    found = read_zip(packed({"bomb.txt": b"\0" * (64 * limits.MEGABYTE), "a.txt": b"Fine."}))

    assert reasons(found) == ["This file unpacks to far more than an article. It was not read."]
    assert isinstance(found[-1], Record)


def test_all_members_share_one_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 250)

    found = read_zip(packed({f"{n}.txt": b"word " * 20 for n in range(4)}))

    assert [type(item) for item in found] == [Record, Record, Rejection, Rejection]


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_MEMBERS", 3)

    assert len(reasons(read_zip(packed({f"{n}.txt": b"a" for n in range(4)})))) == 1


def test_a_directory_that_would_fill_the_memory_is_not_loaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_DIRECTORY_BYTES", 100)

    (found,) = read_zip(packed({f"{n}.txt": b"a" for n in range(4)}))

    assert isinstance(found, Rejection)
    assert "too many files" in found.reason


def test_a_link_is_not_followed() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")

    (found,) = read_zip(data.getvalue())

    assert isinstance(found, Rejection)
    assert "link" in found.reason


def test_an_encrypted_member_is_named() -> None:
    data = bytearray(packed({"a.txt": b"One.", "b.txt": b"Two."}))
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, entry + 8, 0x1)

    found = read_zip(bytes(data))

    assert "without a password" in reasons(found)[0]
    assert isinstance(found[1], Record)


def test_an_uncommon_method_is_named() -> None:
    (found,) = read_zip(packed({"a.txt": b"One."}, zipfile.ZIP_LZMA))

    assert isinstance(found, Rejection)
    assert "ordinary ZIP" in found.reason


def test_names_that_climb_out_are_only_names(tmp_path: Path) -> None:
    (found,) = read_zip(packed({"../../climb.txt": b"One."}))

    assert found == Record("news.zip › ../../climb.txt", "One.", "text")


def test_a_damaged_member_does_not_spoil_the_others() -> None:
    data = packed({"a.txt": b"first text", "b.txt": b"second text"}, zipfile.ZIP_STORED)

    found = read_zip(data.replace(b"first text", b"fIrst text", 1))

    assert [type(item) for item in found] == [Rejection, Record]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_cut_archive_is_refused_whole(share: float) -> None:
    data = packed({f"{n}.txt": bytes(range(256)) for n in range(5)})

    (found,) = read_zip(data[: int(len(data) * share)])

    assert found.locator == "news.zip"
    assert isinstance(found, Rejection)


def test_an_office_document_is_named() -> None:
    (found,) = read_zip(packed({"[Content_Types].xml": b"<Types/>", "ppt/slides.xml": b"<a/>"}))

    assert isinstance(found, Rejection)
    assert "Office" in found.reason


@pytest.mark.parametrize(
    ("name", "reason"),
    [("META-INF/container.xml", "e-book"), ("META-INF/manifest.xml", "OpenDocument")],
)
def test_other_packages_are_named(name: str, reason: str) -> None:
    (found,) = read_zip(packed({"mimetype": b"x", name: b"<a/>"}))

    assert isinstance(found, Rejection)
    assert reason in found.reason


def test_of_a_web_archive_only_the_crawl_is_read() -> None:
    page = b"<html><body><p>One.</p></body></html>"
    found = read_zip(
        packed(
            {
                "datapackage.json": b"{}",
                "pages/pages.jsonl": b'{"id": "1", "text": "x"}',
                "indexes/index.cdx": b"x",
                "archive/data.warc.gz": warc(answer(page), packed=True),
            }
        )
    )

    assert found == [
        Record(
            "news.zip › archive/data.warc.gz, record 1",
            page.decode(),
            "html",
            url="https://sun.example/ferry",
        )
    ]


def test_documents_and_mails_may_lie_in_an_archive() -> None:
    found = read_zip(
        packed({"a.docx": docx(["One."]), "b.eml": b"From: a\nDate: b\nSubject: c\n\nTwo."})
    )

    assert bodies(found) == ["One.", "Two."]


@pytest.mark.parametrize("name", ["a.docx", "b.xlsx"])
def test_a_damaged_document_is_called_so_and_no_archive(name: str) -> None:
    damaged = b"PK\x03\x04 cut off while it was copied"

    for found in (read_zip(packed({name: damaged})), read_zip(damaged, name)):
        (refused,) = found
        assert isinstance(refused, Rejection)
        assert refused.reason == "This document is damaged or not complete. Save it again."


def test_an_empty_archive_is_refused() -> None:
    (found,) = read_zip(packed({}))

    assert found == Rejection("news.zip", "The archive holds no files.")
