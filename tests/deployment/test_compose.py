"""The compose file says what production needs; no engine is at hand to try it."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimtrack.env import BASE_DIR, VARIABLES

FILE = BASE_DIR / "docker-compose.yml"
OURS = ("web", "worker", "beat", "migrate")
LASTING = ("postgres", "redis", "web", "worker", "beat")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return loaded


def specification_errors(file: Path) -> str:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode else ""


def test_it_follows_the_compose_specification() -> None:
    assert specification_errors(FILE) == ""


def test_the_specification_is_really_asked(tmp_path: Path) -> None:
    wrong = tmp_path / "compose.yml"
    wrong.write_text("services: {web: {healthchek: {}}}", encoding="utf-8")
    assert "healthchek" in specification_errors(wrong)


def test_it_has_every_service(compose: dict[str, Any]) -> None:
    assert set(compose["services"]) == {*LASTING, "migrate"}


@pytest.mark.parametrize("name", LASTING)
def test_what_keeps_running_is_watched_and_restarted(compose: dict[str, Any], name: str) -> None:
    service = compose["services"][name]
    assert service["healthcheck"]["test"]
    assert service["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_ours_wait_for_servers_and_migrations(compose: dict[str, Any], name: str) -> None:
    conditions = {
        other: needed["condition"]
        for other, needed in compose["services"][name]["depends_on"].items()
    }
    assert conditions == {
        "postgres": "service_healthy",
        "redis": "service_healthy",
        "migrate": "service_completed_successfully",
    }


@pytest.mark.parametrize("name", OURS)
def test_ours_get_every_variable_and_no_other(compose: dict[str, Any], name: str) -> None:
    assert set(compose["services"][name]["environment"]) == set(VARIABLES)


def test_secrets_have_no_default() -> None:
    for name in ("SECRET_KEY", "DB_PASSWORD", "ALLOWED_HOSTS"):
        uses = re.findall(rf"\$\{{{name}(.*?)\}}", FILE.read_text(encoding="utf-8"))
        assert uses
        assert all(use.startswith(":?") for use in uses)


def test_every_volume_is_declared_and_used(compose: dict[str, Any]) -> None:
    used = {
        volume.split(":")[0]
        for service in compose["services"].values()
        for volume in service.get("volumes", ())
    }
    assert used == set(compose["volumes"]) == {"files", "postgres", "redis"}


def test_uploads_are_on_a_volume(compose: dict[str, Any]) -> None:
    web = compose["services"]["web"]
    mounts = [volume.split(":")[1] for volume in web["volumes"]]
    assert web["environment"]["VAR_DIR"] in mounts
    assert any(web["environment"]["MEDIA_DIR"].startswith(f"{mount}/") for mount in mounts)


def test_redis_appends_and_refuses_rather_than_forgets(compose: dict[str, Any]) -> None:
    command = compose["services"]["redis"]["command"]
    assert "--appendonly yes" in command
    assert "--maxmemory-policy noeviction" in command


def test_postgres_has_pgvector_and_sorts_as_the_embedded_one(compose: dict[str, Any]) -> None:
    postgres = compose["services"]["postgres"]
    assert postgres["image"] == "pgvector/pgvector:pg18"
    assert "--builtin-locale=C.UTF-8" in postgres["environment"]["POSTGRES_INITDB_ARGS"]


def test_only_this_machine_reaches_the_published_port(compose: dict[str, Any]) -> None:
    ports = {name: service.get("ports") for name, service in compose["services"].items()}
    assert {name: p for name, p in ports.items() if p} == {"web": ["127.0.0.1:8000:8000"]}


def test_the_programs_it_calls_are_installed(compose: dict[str, Any]) -> None:
    called = {
        Path(service["command"][0])
        for name, service in compose["services"].items()
        if name in OURS and "command" in service
    }
    assert called
    installed = Path(sys.executable).parent
    assert [program for program in called if not (installed / program.name).exists()] == []
