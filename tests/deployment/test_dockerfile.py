"""The image takes the very steps of a local installation."""

import re

import pytest

from claimtrack.env import BASE_DIR


@pytest.fixture(scope="module")
def dockerfile() -> str:
    """Its instructions, one a line."""
    text = (BASE_DIR / "Dockerfile").read_text(encoding="utf-8")
    return re.sub(r"\s*\\\n\s*", " ", text)


def test_it_installs_as_everybody_does(dockerfile: str) -> None:
    assert re.search(r"^RUN make install$", dockerfile, re.MULTILINE)
    assert "pip install" not in dockerfile


def test_it_copies_what_the_installation_reads_before_it_runs(dockerfile: str) -> None:
    copied = dockerfile.index("COPY Makefile requirements.lock")
    assert copied < dockerfile.index("RUN make install") < dockerfile.index("COPY . .")


def test_it_collects_static_files_and_gives_up_root(dockerfile: str) -> None:
    assert dockerfile.index("collectstatic") < dockerfile.index("USER claimtrack")


def test_it_serves_with_the_production_server(dockerfile: str) -> None:
    command = next(line for line in dockerfile.splitlines() if line.startswith("CMD"))
    assert "granian" in command
    assert "claimtrack.wsgi:application" in command


def test_nothing_of_ours_is_carried_in_by_accident() -> None:
    ignored = (BASE_DIR / ".dockerignore").read_text(encoding="utf-8").split()
    assert {".git", ".venv", "var", ".env"} <= set(ignored)
