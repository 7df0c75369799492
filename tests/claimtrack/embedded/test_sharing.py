from pathlib import Path

import pytest

from claimtrack.embedded.processes import ServerError
from claimtrack.embedded.sharing import TakenError, locked, share


class Lamp:
    """A server that keeps a diary instead of running."""

    name = "lamp"
    url = "lamp://"

    def __init__(self, *, broken: bool = False) -> None:
        self.diary: list[str] = []
        self.broken = broken

    def running(self) -> bool:
        return self.diary[-1:] == ["on"]

    def launch(self) -> None:
        self.diary.append("on")
        if self.broken:
            raise ServerError("no bulb")

    def stop(self) -> None:
        self.diary.append("off")


def test_first_on_last_off(tmp_path: Path) -> None:
    lamp = Lamp()
    with share(tmp_path / "turn", lamp):
        with share(tmp_path / "turn", lamp):
            assert lamp.diary == ["on"]
        assert lamp.diary == ["on"]
    assert lamp.diary == ["on", "off"]


def test_what_started_half_is_stopped(tmp_path: Path) -> None:
    lamp = Lamp(broken=True)
    with pytest.raises(ServerError, match="no bulb"), share(tmp_path / "turn", lamp):
        pytest.fail("never reached")
    assert lamp.diary == ["on", "off"]


def test_a_lock_has_one_holder(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with locked(path), pytest.raises(TakenError), locked(path, wait=False):
        pytest.fail("never reached")
    with locked(path, wait=False) as file:
        assert file.name == str(path)
