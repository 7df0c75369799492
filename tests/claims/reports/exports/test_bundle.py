import hashlib
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from claims.reports.exports.formats import FORMATS, write
from tests.claims.reports.exports.editions import HASHES, TEXTS, edition, texts


@pytest.fixture(scope="module")
def archive() -> ZipFile:
    return ZipFile(BytesIO(b"".join(write("zip", edition(), texts()))))


def test_everything_is_in_it(archive: ZipFile) -> None:
    files = {f"report-12/report-12.{key}" for key in FORMATS if key != "zip"}
    told = {f"report-12/texts/{sha256}.txt" for sha256 in HASHES}
    about = {"report-12/README.txt", "report-12/manifest.sha256"}
    assert set(archive.namelist()) == files | told | about
    assert archive.testzip() is None


def test_each_text_has_the_name_of_its_hash(archive: ZipFile) -> None:
    for sha256, text in zip(HASHES, TEXTS, strict=True):
        kept = archive.read(f"report-12/texts/{sha256}.txt")
        assert kept.decode() == text
        assert hashlib.sha256(kept).hexdigest() == sha256


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum here")
def test_sha256sum_accepts_the_manifest_and_nothing_changed(
    archive: ZipFile, tmp_path: Path
) -> None:
    archive.extractall(tmp_path)
    folder = tmp_path / "report-12"
    command = ["sha256sum", "--strict", "--quiet", "-c", "manifest.sha256"]
    assert subprocess.run(command, cwd=folder, check=False).returncode == 0
    listed = (folder / "manifest.sha256").read_text().count("\n")
    assert listed == len(archive.namelist()) - 1
    (folder / "report-12.md").write_text("something else")
    changed = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert changed.returncode == 1


def test_each_file_is_the_one_that_is_had_alone(archive: ZipFile) -> None:
    for key in FORMATS:
        if key != "zip":
            alone = b"".join(write(key, edition()))
            assert archive.read(f"report-12/report-12.{key}") == alone


def test_it_tells_how_far_it_is() -> None:
    shares: list[float] = []
    b"".join(write("zip", edition(), texts(), shares.append))
    assert shares == sorted(shares)
    assert shares[-1] == 0.9
