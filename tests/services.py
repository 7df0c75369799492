"""Servers for the tests, up before Django reads its settings (`-p tests.services`).

Without DATABASE_URL and REDIS_URL each run takes the first folder var/test/N
that no other run holds, so that several may go on at once, beside `make run`.
"""

import os
from collections.abc import Generator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from claimtrack import embedded
from claimtrack.embedded.sharing import TakenError, locked

ROOT = Path(__file__).resolve().parent.parent


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, None, None]:
    os.environ["CLAIMTRACK_ENV"] = "test"
    stack = ExitStack()
    early_config.add_cleanup(stack.close)
    var = _free_folder(stack)
    os.environ["VAR_DIR"] = str(var)
    given = {name for name in ("DATABASE_URL", "REDIS_URL") if os.environ.get(name)}
    if len(given) < 2:
        services = stack.enter_context(embedded.start(var, durable=False))
        os.environ.setdefault("DATABASE_URL", services.database_url)
        os.environ.setdefault("REDIS_URL", services.redis_url)
    return (yield)


def _free_folder(stack: ExitStack) -> Path:
    for number in count(1):
        folder = ROOT / "var" / "test" / str(number)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            stack.enter_context(locked(folder / "run.lock", wait=False))
        except TakenError:
            continue
        return folder
    raise AssertionError("unreachable: there is always a next number")
