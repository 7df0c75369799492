import os
import stat
from pathlib import Path

import pytest

from claimtrack.embedded.account import Account, account_for, open_tree, open_way_to

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root borrows an account")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.skipif(os.geteuid() == 0, reason="root never runs Postgres itself")
def test_a_user_runs_postgres_as_themselves(tmp_path: Path) -> None:
    assert account_for(tmp_path) is None


@root_only
def test_root_borrows_the_owner_of_the_data(tmp_path: Path) -> None:
    os.chown(tmp_path, 4321, 4322)
    assert account_for(tmp_path) == Account(4321, 4322)


@root_only
def test_root_has_a_system_user_for_new_data(tmp_path: Path) -> None:
    account = account_for(tmp_path / "new")
    assert account is not None
    assert account.uid != 0


def test_the_way_is_opened_for_passing_not_for_listing(tmp_path: Path) -> None:
    inner = tmp_path / "outer" / "inner"
    inner.mkdir(parents=True)
    (tmp_path / "outer").chmod(0o700)
    inner.chmod(0o700)
    open_way_to(inner)
    assert mode(tmp_path / "outer") == 0o701
    assert mode(inner) == 0o700


def test_programs_installed_under_a_strict_umask_become_usable(tmp_path: Path) -> None:
    program, data = tmp_path / "program", tmp_path / "data"
    program.touch(mode=0o700)
    data.touch(mode=0o600)
    open_tree(tmp_path)
    assert mode(program) == 0o705
    assert mode(data) == 0o604
