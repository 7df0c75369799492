"""Which processes work for a folder, so that a test can see that none is left."""

import os
import signal
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import psutil


def processes_of(var: Path) -> set[int]:
    """The running processes that have `var` in their command, folder or environment, but ours."""
    return {
        process.pid
        for process in psutil.process_iter()
        if process.pid != os.getpid() and str(var) in _places(process)
    }


def servers_of(var: Path) -> set[int]:
    """Of these, the Postgres and Redis processes."""
    names = {pid: psutil.Process(pid).name() for pid in processes_of(var) if psutil.pid_exists(pid)}
    return {pid for pid, name in names.items() if name in {"postgres", "redis-server"}}


def kill(processes: Iterable[int]) -> None:
    for pid in processes:
        with suppress(ProcessLookupError):  # a server's children end with it
            os.kill(pid, signal.SIGKILL)


def _places(process: psutil.Process) -> str:
    try:
        if process.status() == psutil.STATUS_ZOMBIE:
            return ""
        return " ".join([process.cwd(), *process.cmdline(), process.environ().get("VAR_DIR", "")])
    except psutil.Error:
        return ""


def without_services() -> dict[str, str]:
    """Our environment, less what the tests' own servers added to it."""
    added = {"DATABASE_URL", "REDIS_URL", "VAR_DIR", "CLAIMTRACK_ENV"}
    return {name: value for name, value in os.environ.items() if name not in added}
