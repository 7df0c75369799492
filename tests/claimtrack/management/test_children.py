import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimtrack.embedded.processes import alive, last_lines, wait_until
from claimtrack.management.children import Child, stop

PARENT = """
import os, signal, sys
from pathlib import Path
from claimtrack.management.children import Child
child = Child("sleeper", ["sleep", "60"], Path(sys.argv[1]))
print(child.process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def shell(script: str, log: Path) -> Child:
    return Child("shell", ["sh", "-c", script], log)


def started(log: Path) -> bool:
    return last_lines(log) != ""


def test_its_output_goes_to_the_log_and_the_log_before_is_kept(tmp_path: Path) -> None:
    log = tmp_path / "shell.log"
    for word in ("first", "second"):
        shell(f"echo {word}; echo {word} >&2", log).process.wait()
    assert log.read_text() == "second\nsecond\n"
    assert (tmp_path / "shell.log.1").read_text() == "first\nfirst\n"


def test_an_obedient_child_ends_by_itself(tmp_path: Path) -> None:
    log = tmp_path / "shell.log"
    child = shell("trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.05; done", log)
    assert wait_until(lambda: started(log), seconds=10)
    stop([child], grace=10)
    assert child.process.returncode == 0
    assert last_lines(log, 1) == "bye"


def test_a_stubborn_child_is_killed_when_the_grace_is_over(tmp_path: Path) -> None:
    log = tmp_path / "shell.log"
    child = shell("trap '' TERM; echo up; while :; do sleep 0.05; done", log)
    assert wait_until(lambda: started(log), seconds=10)
    began = time.monotonic()
    stop([child], grace=0.5)
    assert child.process.returncode == -signal.SIGKILL
    assert time.monotonic() - began < 5


def test_what_a_child_started_goes_with_it(tmp_path: Path) -> None:
    log = tmp_path / "shell.log"
    child = shell("sleep 60 & echo $!; wait", log)
    assert wait_until(lambda: started(log), seconds=10)
    grandchild = int(last_lines(log))
    stop([child], grace=10)
    assert wait_until(lambda: not alive(grandchild), seconds=10)


def test_a_child_that_ended_long_ago_can_be_stopped(tmp_path: Path) -> None:
    child = shell("exit 3", tmp_path / "shell.log")
    child.process.wait()
    assert child.ended()
    stop([child], grace=1)
    assert child.process.returncode == 3


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of a killed parent")
def test_children_of_a_killed_parent_end_too(tmp_path: Path) -> None:
    parent = subprocess.run(
        [sys.executable, "-c", PARENT, str(tmp_path / "sleeper.log")],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
    )
    assert parent.returncode == -signal.SIGKILL
    assert wait_until(lambda: not alive(int(parent.stdout)), seconds=10)
