"""A disk that is full: a sentence that says so, and nothing half written."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as given
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from articles.models import Batch
from tests.failure.conftest import Told
from tests.programs import environment

LINE = b'{"title": "The pier", "text": "The pier will close on Friday, the port office said."}\n'
LARGE = LINE * 5000


def files() -> list[Path]:
    return [path for path in Path(given.MEDIA_ROOT).rglob("*") if path.is_file()]


def imported(path: Path, *, largest: int) -> subprocess.CompletedProcess[str]:
    """`manage.py import_articles` where no file may become larger than so many bytes.

    Nor could what measures the coverage write there, so it stays outside.
    """
    variables = {k: v for k, v in environment().items() if not k.startswith("COVERAGE_")}
    return subprocess.run(
        [sys.executable, "manage.py", "import_articles", str(path)],
        cwd=given.BASE_DIR,
        env=variables,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.usefixtures("transactional_db")
def test_the_command_says_that_it_cannot_write_and_leaves_nothing(
    tmp_path: Path, told: Told
) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(LARGE)
    told.did("a file of 430 kB imported where files end at 64 kB, then where they do not")
    refused = imported(path, largest=64 * 1024)
    assert refused.returncode == 1
    assert refused.stderr.strip().endswith("The upload store: File too large.")
    assert "Traceback" not in refused.stderr
    assert files() == []
    assert not Batch.objects.exists()
    assert imported(path, largest=resource.RLIM_INFINITY).returncode == 0
    assert [file.read_bytes() for file in files()] == [LARGE]
    told.found("one line of error, no file and no batch; then one of each")


@pytest.fixture
def small_disk(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A file system of 64 kB for uploads."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    settings.MEDIA_ROOT = disk
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_an_upload_to_a_full_disk_is_refused_on_the_page(
    transactional_db: None, small_disk: Path, as_admin: Client, told: Told
) -> None:
    def upload() -> tuple[int, str]:
        file = SimpleUploadedFile("reports.jsonl", LARGE)
        answer = as_admin.post(reverse("articles:batches"), {"file": file})
        return answer.status_code, answer.content.decode()

    told.did("430 kB uploaded to a disk of 64 kB, then the disk made larger")
    status, page = upload()
    assert status == 422
    assert "could not be kept (No space left on device)" in page
    assert files() == []
    assert not Batch.objects.exists()
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    assert upload()[0] == 302
    assert len(files()) == Batch.objects.count() == 1
    told.found("the page said so (422), no file and no batch; then one of each")
