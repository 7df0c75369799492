from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from claimtrack.embedded import redis
from claimtrack.embedded.processes import ServerError


def nowhere(name: str) -> ModuleSpec | None:
    """What Python says of a package that is not installed."""
    return None


def test_a_server_on_the_path_is_preferred(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "redis-server"
    program.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert redis.program() == str(program)


def test_without_any_server_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(redis, "find_spec", nowhere)
    with pytest.raises(ServerError, match="apt-get install redis-server"):
        redis.program()
