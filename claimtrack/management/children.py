"""The programs that `up` runs: started, watched and stopped together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from claimtrack.env import BASE_DIR

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)


class Child:
    """One program in a process group of its own, its output in `log`."""

    def __init__(self, name: str, command: Sequence[str], log: Path) -> None:
        self.name = name
        self.log = log
        if log.exists():
            log.replace(log.with_suffix(".log.1"))
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                command,
                cwd=BASE_DIR,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=os.environ | {"PYTHONUNBUFFERED": "1"},
                start_new_session=True,  # Ctrl-C reaches us alone; we stop it in order
                preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509
            )

    def ended(self) -> bool:
        return self.process.poll() is not None

    def ask_to_stop(self) -> None:
        with suppress(ProcessLookupError):
            self.process.terminate()

    def wait_or_kill(self, seconds: float) -> None:
        """Give it that long to finish, then kill whatever is left of its group."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(seconds, 0))
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def stop(children: Iterable[Child], *, grace: float) -> None:
    """Ask all of them at once, then wait at most `grace` seconds in all."""
    children = list(children)
    for child in children:
        child.ask_to_stop()
    deadline = time.monotonic() + grace
    for child in children:
        child.wait_or_kill(deadline - time.monotonic())


def _die_with_parent() -> None:
    """On Linux the kernel ends the child even when we are killed without warning."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
