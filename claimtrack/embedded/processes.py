"""Other programs: run one, wait for one to be gone, say why one failed."""

import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil

from claimtrack.embedded.account import Account


class ServerError(Exception):
    """An embedded server could not be started or stopped; the message says why."""


def run(command: Sequence[str | Path], account: Account | None = None) -> None:
    """Run to the end, as `account` where one is given; raises ServerError with its output."""
    done = subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        cwd="/",  # the account may not be allowed into ours
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )
    if done.returncode:
        program = Path(command[0]).name
        raise ServerError(f"{program} ended with {done.returncode}:\n{done.stdout.strip()}")


def wait_until(true: Callable[[], bool], *, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not (answer := true()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return answer


def alive(pid: int) -> bool:
    """Whether the process exists; a zombie nobody has reaped yet does not count."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def named(pid: int, name: str) -> bool:
    """Whether that process runs the program `name`, and not a later one with its number."""
    try:
        return name in psutil.Process(pid).name()
    except psutil.NoSuchProcess:
        return False


def last_lines(log: Path, count: int = 15) -> str:
    """The end of a log file, "" when there is none."""
    try:
        return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-count:])
    except OSError:
        return ""
