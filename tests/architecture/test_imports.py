"""Who may import whom: the contracts of pyproject.toml, kept and able to fail."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack.env import BASE_DIR

VIOLATIONS = [
    ("claimtrack/http.py", "import articles.models", "Wiring knows the apps by name only"),
    ("articles/ledger.py", "import claims.models", "Wiring knows the apps by name only"),
    ("claimtrack/audit/record.py", "import claimtrack.http", "Wiring knows the apps by name only"),
    ("claims/models/claim.py", "import claims.review.decisions", "Inside claims"),
    ("claims/review/queue.py", "import claims.reports.exports.csv_file", "Inside claims"),
    ("claims/helpers.py", "", "Inside claims"),
    ("articles/models.py", "import articles.ledger", "Inside articles"),
    ("claims/extraction/schema.py", "import django.db", "Pure code"),
    ("articles/reading/records.py", "from claimtrack import env", "Pure code"),
    ("claims/review/highlights.py", "import claims.models", "Pure code"),
    ("claimtrack/embedded/sharing.py", "from django.conf import settings", "The environment"),
]
PURE = [
    "articles.cells",
    "articles.differences",
    "articles.normalisation",
    "articles.reading",
    "claims.extraction",
    "claims.resolution.names",
    "claims.review.highlights",
    "claims.review.steps",
]


def linted(folder: Path) -> tuple[int, str]:
    """Exit status and report of the import linter in `folder`, its lines joined."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, " ".join(done.stdout.split())


def test_the_contracts_are_kept() -> None:
    status, report = linted(BASE_DIR)
    assert status == 0, report
    assert "5 kept, 0 broken" in report


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tree")
    shutil.copy(BASE_DIR / "pyproject.toml", folder)
    for package in ("claimtrack", "articles", "claims"):
        only_python = shutil.ignore_patterns("__pycache__")
        shutil.copytree(BASE_DIR / package, folder / package, ignore=only_python)
    return folder


@pytest.mark.parametrize(("path", "line", "contract"), VIOLATIONS)
def test_a_violation_is_caught(path: str, line: str, contract: str, copy: Path) -> None:
    file = copy / path
    before = file.read_text(encoding="utf-8") if file.exists() else None
    file.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")
    try:
        status, report = linted(copy)
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_text(before, encoding="utf-8")
    assert status == 1, report
    assert contract in report.split("Broken contracts")[-1]


@pytest.mark.parametrize("module", PURE)
def test_pure_code_loads_no_django_no_celery_and_no_database(module: str) -> None:
    program = (
        f"import sys, {module}; "
        "print(*{name.partition('.')[0] for name in sys.modules}"
        " & {'celery', 'claimtrack', 'django', 'kombu', 'psycopg', 'redis'})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=BASE_DIR, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
