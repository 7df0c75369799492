"""The Celery application; its settings are the CELERY_* ones, measured in docs/decisions."""

import os
import signal
import sys

from celery import Celery
from celery.signals import worker_process_init, worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimtrack.settings")

app = Celery("claimtrack")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["articles", "claims"])


@worker_ready.connect
def sweep_at_once(**_: object) -> None:
    """What was lost while no worker ran is looked for now, not half a minute later."""
    app.send_task("articles.tasks.sweep")


@worker_process_init.connect
def end_in_order(**_: object) -> None:
    """A task that is cancelled, since Redis went away or the worker must stop at once, ends by
    an exception and can give its work back. Celery would have the process end on the spot."""
    signal.signal(signal.SIGTERM, _end)


def _end(*_: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # Celery sends it twice
    sys.exit(128 + signal.SIGTERM)
