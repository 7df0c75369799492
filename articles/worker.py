"""One attempt at one piece of work, the same for every kind."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from celery import current_app
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db.models.functions import Now

from articles import ledger
from articles.models import Canary
from articles.reading.records import storable
from articles.work import Work
from claimtrack.logs import about

log = logging.getLogger(__name__)
W = TypeVar("W", bound=Work)

AT_ONCE = 500  # rows looked up in one go while draining
TOO_LONG = "Took longer than {seconds} seconds."


def work(model: type[W], pk: int, do: Callable[[ledger.Lease[W]], None]) -> bool:
    """Claim the row, do it, and account for any failure; False if it was not to be had.

    A worker that dies here leaves its lease, which runs out; the sweeper
    takes over.
    """
    with about(f"{model.__name__.lower()} {pk}"):
        lease = ledger.claim(model, pk)
        if lease is None:
            return False
        try:
            do(lease)
        except ledger.LostLease:
            log.warning("the lease was lost; another worker finishes this")
        except SoftTimeLimitExceeded:  # first, since it is an Exception too
            ledger.retry(lease, TOO_LONG.format(seconds=settings.CELERY_TASK_SOFT_TIME_LIMIT))
        except Exception as error:
            log.exception("attempt failed")
            ledger.retry(lease, storable(f"{type(error).__name__}: {error}")[:500])
        return True


def report_alive() -> None:
    """Leave a sign that a worker took a message from the queue just now.

    A frozen worker still has a process; only work done proves that it listens.
    """
    Canary.objects.update_or_create(
        queue=settings.CELERY_TASK_DEFAULT_QUEUE, defaults={"seen_at": Now()}
    )


def listening() -> bool:
    """Whether a worker has given a sign within the last four sweeps."""
    recent = Now() - timedelta(seconds=4 * settings.SWEEP_SECONDS)
    return Canary.objects.filter(seen_at__gte=recent).exists()


def drain() -> int:
    """Do all due work in this process and return how many pieces were tried.

    For a command that waits while no worker listens. What fails here is tried
    again by whoever sweeps next.
    """
    current_app.loader.import_default_modules()  # outside a worker nobody has registered the tasks
    tried = 0
    while pending := [(model, pk) for model in Work.__subclasses__() for pk in _due(model)]:
        for model, pk in pending:
            current_app.tasks[model.task](pk)
        tried += len(pending)
    return tried


def _due(model: type[Work]) -> list[int]:
    oldest = ledger.due(model).order_by("next_attempt_at", "pk")
    return list(oldest.values_list("pk", flat=True)[:AT_ONCE])
