"""LibreOffice opens what is written for Word and Excel.

Without it these tests are skipped; CLAIMTRACK_REQUIRE_BROWSER=1 fails them.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from claims.reports.exports.formats import write
from tests.claims.reports.exports.editions import HOSTILE, edition, hostile

MISSING = "no soffice on the PATH (install libreoffice-calc-nogui and libreoffice-writer-nogui)"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command, with a profile of its own."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CLAIMTRACK_REQUIRE_BROWSER") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    profile = tmp_path_factory.mktemp("office").as_uri()
    return [program, "--headless", f"-env:UserInstallation={profile}", "--convert-to"]


def converted(office: list[str], file: Path, to: str) -> Path:
    ended = subprocess.run(
        [*office, to, "--outdir", str(file.parent / "out"), str(file)],
        capture_output=True,
        timeout=180,
        check=True,
    )
    made = file.parent / "out" / f"{file.stem}.{to.partition(':')[0]}"
    assert made.exists(), ended.stderr.decode()
    return made


@pytest.mark.parametrize("key", ["docx", "xlsx"])
def test_it_is_opened_and_shown(office: list[str], tmp_path: Path, key: str) -> None:
    file = tmp_path / f"report.{key}"
    file.write_bytes(b"".join(write(key, edition())))
    pages = PdfReader(converted(office, file, "pdf")).pages
    text = "".join(page.extract_text() for page in pages)
    assert "The bridge over the Tarn will be closed for six weeks" in text.replace("\n", " ")


def test_a_formula_is_not_reckoned(office: list[str], tmp_path: Path) -> None:
    file = tmp_path / "report.xlsx"
    file.write_bytes(b"".join(write("xlsx", edition(hostile("=40+2")))))
    shown = converted(office, file, "csv").read_text()
    assert "=40+2" in shown
    assert ",42," not in shown


def test_hostile_words_are_opened(office: list[str], tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    words = " ".join(each for each in HOSTILE if len(each) < 1000)
    file.write_bytes(b"".join(write("docx", edition(hostile(words)))))
    assert "onerror=alert(1)" in converted(office, file, "txt:Text").read_text("utf-8")
