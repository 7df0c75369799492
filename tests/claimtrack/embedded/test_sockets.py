import stat
import tempfile
from pathlib import Path

import pytest

from claimtrack.embedded.sockets import LIMIT, socket_folder


@pytest.fixture(autouse=True)
def _own_temporary_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_a_folder_that_fits_is_used_as_it_is() -> None:
    folder = Path("/srv/claimtrack/var/redis")
    assert socket_folder(folder, "redis.sock") == folder


@pytest.mark.parametrize("wished", ["/srv/" + "deep/" * 20, "/srv/with a blank", "/srv/naïve"])
def test_any_other_gets_a_private_one(wished: str, tmp_path: Path) -> None:
    folder = socket_folder(Path(wished), "redis.sock")
    assert folder.parent == tmp_path
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert socket_folder(Path(wished), "redis.sock") == folder


def test_two_deep_folders_do_not_share(tmp_path: Path) -> None:
    deep = Path("/srv") / ("d" * LIMIT)
    assert socket_folder(deep / "a", "redis.sock") != socket_folder(deep / "b", "redis.sock")


def test_a_folder_that_others_may_enter_is_refused() -> None:
    deep = Path("/srv") / ("d" * LIMIT)
    socket_folder(deep, "redis.sock").chmod(0o777)
    with pytest.raises(PermissionError, match="private folder"):
        socket_folder(deep, "redis.sock")
