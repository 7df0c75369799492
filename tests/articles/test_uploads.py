"""Files on disk: whole or not at all, under their hash and never under a name of theirs."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from articles.uploads import keep, keep_path, label, open_stored, path_of


def files_kept(settings: Settings) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_file_lies_under_its_hash_with_all_its_bytes(settings: Settings) -> None:
    content = b"one " * 1000 + b"two"
    stored = keep("news.txt", [content[:1000], b"", content[1000:]])
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    assert (stored.name, stored.size) == ("news.txt", len(content))
    with open_stored(stored.sha256) as stream:
        assert stream.read() == content
    assert files_kept(settings) == [path_of(stored.sha256)]


def test_the_same_bytes_are_kept_once_whatever_their_name(settings: Settings) -> None:
    first, second = keep("a.txt", [b"same"]), keep("b.txt", [b"sa", b"me"])
    assert first.sha256 == second.sha256
    assert len(files_kept(settings)) == 1


def test_an_empty_file_is_kept_too() -> None:
    stored = keep("empty.txt", [])
    assert stored.size == 0
    assert path_of(stored.sha256).read_bytes() == b""


def test_a_file_from_disk_keeps_its_last_name(tmp_path: Path) -> None:
    path = tmp_path / "march.jsonl"
    path.write_bytes(b"{}\n")
    assert keep_path(path).name == "march.jsonl"


def cut_off() -> Iterator[bytes]:
    yield b"the first half"
    raise ConnectionResetError("the browser went away")


def test_an_upload_that_breaks_off_leaves_nothing_behind(settings: Settings) -> None:
    with pytest.raises(ConnectionResetError):
        keep("half.zip", cut_off())
    assert files_kept(settings) == []


def test_a_disk_that_refuses_the_last_step_leaves_no_part(settings: Settings) -> None:
    blocked = path_of(hashlib.sha256(b"bytes").hexdigest()).parent
    blocked.parent.mkdir(parents=True)
    blocked.write_text("a file where the folder should be")
    with pytest.raises(OSError, match=blocked.name):
        keep("a.txt", [b"bytes"])
    assert files_kept(settings) == [blocked]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("/etc/cron.d/job", "job"),
        ("C:\\clips\\may.csv", "may.csv"),
        ("..", ".."),
        ("a\0b.txt", "ab.txt"),
        ("line\nbreak\r.txt", "linebreak.txt"),
        ("\x1b[31mred.txt", "[31mred.txt"),
        ("gepj.txt\u202etxt.exe", "gepj.txttxt.exe"),
        ("lone\udcff.txt", "lone.txt"),
        ("", "unnamed"),
        ("///", "unnamed"),
        ("  ", "unnamed"),
        ("Zürich – 日本.html", "Zürich – 日本.html"),
        ("x" * 300, "x" * 255),
    ],
)
def test_a_name_is_a_label_of_one_line_that_can_be_stored(given: str, shown: str) -> None:
    assert label(given) == shown
    label(given).encode()


@pytest.mark.parametrize("name", ["../escape.txt", "/tmp/escape.txt", "..", "a\0b"])
def test_no_name_leads_out_of_the_store(name: str, settings: Settings, tmp_path: Path) -> None:
    keep(name, [b"anything"])
    inside = Path(settings.MEDIA_ROOT) / "uploads"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == files_kept(settings)
    assert all(inside in path.parents for path in files_kept(settings))
