"""The worker's application with a fault planted, named by SABOTAGE; what it runs is ours as it is.

poison   an article whose title says so kills the process that stores it, every time
ack      each process dies once, after its first task that stored a text and before the broker
         hears of it
"""

import os
import signal
from pathlib import Path
from typing import Any

from celery.signals import task_postrun, worker_process_init

from claimtrack.celery import app

__all__ = ["app"]

FAULT = os.environ["SABOTAGE"]
MARK = Path(os.environ["SABOTAGE_MARK"])  # made by the first who dies
POISON = "Poison"


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_over_poison(**given: Any) -> None:
    if given["version"].article.title == POISON:
        die()


def die_before_ack(sender: object = None, **_: object) -> None:
    if getattr(sender, "name", "") == "articles.tasks.ingest_item" and not MARK.exists():
        MARK.touch()
        die()


@worker_process_init.connect(weak=False)
def plant(**_: object) -> None:
    from articles.signals import version_stored  # noqa: PLC0415 - Django is set up only now

    if FAULT == "poison":
        version_stored.connect(die_over_poison, weak=False)
    else:
        task_postrun.connect(die_before_ack, weak=False)
