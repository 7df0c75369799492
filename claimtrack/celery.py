"""The Celery application; its settings are the CELERY_* ones, measured in docs/decisions."""

import os

from celery import Celery
from celery.signals import worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimtrack.settings")

app = Celery("claimtrack")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["articles", "claims"])


@worker_ready.connect
def sweep_at_once(**_: object) -> None:
    """What was lost while no worker ran is looked for now, not half a minute later."""
    app.send_task("articles.tasks.sweep")
