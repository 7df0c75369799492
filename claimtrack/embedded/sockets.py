"""A folder for a Unix socket, whose path the system limits to about a hundred bytes."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from claimtrack.embedded.account import Account, hand_over

LIMIT = 100  # bytes: Linux allows 107, macOS 103
PLAIN = re.compile(r"[\w/.-]+", re.ASCII)  # needs no quoting in any URL dialect


def socket_folder(wished: Path, name: str, account: Account | None = None) -> Path:
    """`wished` if a socket `name` fits there, else a private folder with a short path."""
    full = os.fspath(wished / name)
    if len(full) <= LIMIT and PLAIN.fullmatch(full):
        return wished
    return _short_folder(wished, account)


def _short_folder(wished: Path, account: Account | None) -> Path:
    owner = account.uid if account else os.geteuid()
    key = hashlib.sha256(os.fsencode(wished)).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"claimtrack-{owner}-{key}"
    if not folder.exists():
        folder.mkdir(mode=0o700)
        hand_over(folder, account)
    state = folder.lstat()
    # Anybody may create that name before us; a socket in a stranger's folder is a stranger's.
    if state.st_uid != owner or state.st_mode & 0o7077:
        raise PermissionError(f"{folder} should be a private folder of user {owner}; remove it.")
    return folder
