"""Whom Postgres runs as. It refuses root, so root lends it a system user of its own."""

import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

SYSTEM_USER = "claimtrack-db"


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int


def account_for(data: Path) -> Account | None:
    """None where we run Postgres ourselves; for root, the owner of `data` or a system user."""
    if os.geteuid() != 0:
        return None
    if data.exists() and (owner := data.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    entry = _system_user()
    return Account(entry.pw_uid, entry.pw_gid)


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        command = ["useradd", "--system", "--no-create-home", "--shell", "/bin/false", SYSTEM_USER]
        subprocess.run(command, check=True, capture_output=True)
        return pwd.getpwnam(SYSTEM_USER)


def hand_over(path: Path, account: Account | None) -> None:
    """Make `account` the owner of `path` and let it through the folders above."""
    if account is None:
        return
    os.chown(path, account.uid, account.gid)
    open_way_to(path)


def open_way_to(path: Path) -> None:
    """Let every account pass (not list) the folders above `path`."""
    for folder in path.resolve().parents:
        _add_mode(folder, stat.S_IXOTH)


def open_tree(tree: Path) -> None:
    """Let every account read and run the programs in `tree`, installed under a strict umask."""
    open_way_to(tree)
    for path in (tree, *tree.rglob("*")):
        runnable = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
        _add_mode(path, stat.S_IROTH | (stat.S_IXOTH if runnable else 0))


def _add_mode(path: Path, bits: int) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & bits != bits:
        path.chmod(mode | bits)
