import gzip
import io
import struct
import tarfile

import pytest

from articles.reading import Record, Rejection, limits
from tests.articles.reading.given import NEWS, bodies, docx, one_reason, outcomes, tar

TEXT = NEWS.encode()


def member(name: str, kind: bytes) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type = kind
    made.linkname = "/etc/passwd"
    return made


@pytest.mark.parametrize("packed", [True, False])
def test_every_member_is_read_as_what_it_is(packed: bool) -> None:
    files: list[tuple[tarfile.TarInfo | str, bytes]] = [
        (member("a", tarfile.DIRTYPE), b""),
        ("a/one.txt", TEXT),
        ("._one.txt", b"\0"),
        ("two.csv", b"title,text\nA,Two.\n"),
        ("three", docx(["Three."])),
    ]

    found = outcomes("news.tgz", tar(files, packed=packed))

    assert [(item.locator, item.body) for item in found if isinstance(item, Record)] == [
        ("news.tgz › a/one.txt", NEWS),
        ("news.tgz › two.csv, row 2", "Two."),
        ("news.tgz › three", "Three."),
    ]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (tarfile.SYMTYPE, "link"),
        (tarfile.LNKTYPE, "link"),
        (tarfile.CHRTYPE, "device"),
        (tarfile.BLKTYPE, "device"),
        (tarfile.FIFOTYPE, "device"),
    ],
)
def test_links_and_devices_are_refused_alone(kind: bytes, reason: str) -> None:
    first, second = outcomes("a.tar.gz", tar([(member("x", kind), b""), ("a.txt", TEXT)]))

    assert isinstance(first, Rejection)
    assert reason in first.reason
    assert isinstance(second, Record)


def test_archives_do_not_nest() -> None:
    inner = tar([("a.txt", TEXT)])

    first, second = outcomes("a.tar.gz", tar([("b.tar.gz", inner), ("a.txt", TEXT)]))

    assert isinstance(first, Rejection)
    assert "gzip" in first.reason
    assert isinstance(second, Record)


def test_names_that_climb_out_are_only_names() -> None:
    found = outcomes("a.tar.gz", tar([("../../climb.txt", TEXT)]))

    assert found == [Record("a.tar.gz › ../../climb.txt", NEWS, "text")]


def test_a_bomb_is_stopped_by_what_comes_out_of_it() -> None:
    bomb = tar([("bomb.txt", b"\0" * 129 * limits.MEGABYTE), ("a.txt", TEXT)])

    first, second = outcomes("a.tar.gz", bomb)

    assert len(bomb) < limits.MEGABYTE
    assert isinstance(first, Rejection)
    assert "far more than an article" in first.reason
    assert isinstance(second, Record)


def test_a_name_of_megabytes_is_not_held() -> None:
    data = tar([("x" * 8 * limits.MEGABYTE, TEXT)])

    assert "far more" in one_reason("a.tar.gz", data)


def test_a_member_of_exabytes_is_not_skipped_for_years() -> None:
    header = bytearray(tar([("x.txt", b"")], packed=False))
    header[124:136] = b"\x80" + struct.pack(">3xQ", 2**60)
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header[:512])

    assert "damaged" in one_reason("a.tar", bytes(header))


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_MEMBERS", 3)

    found = outcomes("a.tar", tar([(f"{n}.txt", TEXT) for n in range(5)]))

    assert len(bodies(found)) == 3
    assert isinstance(found[-1], Rejection)
    assert "first 3 files" in found[-1].reason


@pytest.mark.parametrize("packed", [True, False])
def test_a_cut_archive_gives_what_came_and_says_so(packed: bool) -> None:
    whole = tar([("a.txt", TEXT), ("b.txt", b"b" * 5000)], packed=False)
    cut = whole[:3000]

    found = outcomes("a.tar", gzip.compress(cut) if packed else cut)

    assert bodies(found) == [NEWS]
    assert isinstance(found[-1], Rejection)
    assert "damaged" in found[-1].reason


def test_a_damaged_header_is_not_the_end() -> None:
    data = bytearray(tar([("a.txt", TEXT), ("b.txt", TEXT)], packed=False))
    data[1024:1034] = b"\xff" * 10

    found = outcomes("a.tar", bytes(data))

    assert bodies(found) == [NEWS]
    assert isinstance(found[-1], Rejection)


def test_old_archives_without_the_mark_are_no_text() -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:bz2") as archive:
        archive.addfile(tarfile.TarInfo("a"), io.BytesIO())

    assert "bzip2" in one_reason("a.tar.bz2", data.getvalue())
