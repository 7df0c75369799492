"""`make chaos` itself: a line a test, and a status."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLANTED = """
def test_the_lamp_burns(record_property):
    record_property("did", "the lamp was kicked")
    record_property("found", "it burns")

def test_the_roof_holds(record_property):
    record_property("did", "it was jumped upon")
    assert not "rain"
"""


def chaos(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.chaos", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_each_test_is_told_and_a_failure_is_the_status(tmp_path: Path) -> None:
    path = tmp_path / "test_planted.py"
    path.write_text(PLANTED)

    ended = chaos(str(path))

    assert ended.returncode == 1, ended.stderr
    first, done, second, broken, *_ = ended.stdout.splitlines()
    assert first.startswith("ok ")
    assert first.endswith(" s  the lamp burns")
    assert done.strip() == "the lamp was kicked → it burns"
    assert second.startswith("FAILED ")
    assert broken.strip().startswith("it was jumped upon → ")
    assert 'assert not "rain"' in ended.stdout


def test_without_a_failure_the_status_is_0(tmp_path: Path) -> None:
    path = tmp_path / "test_planted.py"
    path.write_text(PLANTED)

    assert chaos(str(path), "-k", "lamp").returncode == 0
