"""One attempt at one piece of work, the same for every kind."""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from time import monotonic, sleep
from typing import TypeVar

from celery import current_app, current_task
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.db.models.functions import Now

from articles import ledger
from articles.models import Canary
from articles.reading.records import storable
from articles.work import Work
from claimtrack.logs import about

log = logging.getLogger(__name__)
W = TypeVar("W", bound=Work)

PAUSES = (0, 1, 2, 4, 8, 16)  # seconds
AT_ONCE = 500  # rows looked up in one go while draining
TOO_LONG = "Took longer than {seconds} seconds."


def work(model: type[W], pk: int, do: Callable[[ledger.Lease[W]], None]) -> bool:
    """Claim the row, do it, and account for any failure; False if it was not to be had.

    A worker that dies here leaves its lease, which runs out; the sweeper
    takes over. One that is told to end gives its work back.
    """
    with about(f"{model.__name__.lower()} {pk}"):
        if _came_again():
            _take_back(model, pk)
        lease = ledger.claim(model, pk)
        if lease is None:
            return False
        began = monotonic()
        try:
            do(lease)
        except ledger.LostLease:
            log.warning("the lease was lost; another worker finishes this")
        except SoftTimeLimitExceeded:  # first, since it is an Exception too
            _retry(lease, TOO_LONG.format(seconds=settings.CELERY_TASK_SOFT_TIME_LIMIT))
        except Exception as error:
            log.exception("attempt failed")
            _retry(lease, storable(f"{type(error).__name__}: {error}")[:500])
        except (SystemExit, KeyboardInterrupt):
            _give_back(lease, monotonic() - began)
            raise
        return True


def _came_again() -> bool:
    """Whether this very message was with a process before, which then died."""
    return bool(current_task and (current_task.request.delivery_info or {}).get("redelivered"))


def _take_back(model: type[W], pk: int) -> None:
    """Not to wait for the lease of the dead; should that process live after all, its token is
    worth nothing any more."""
    with transaction.atomic():
        ledger.recover(model._default_manager.filter(pk=pk))


def _retry(lease: ledger.Lease[W], reason: str) -> None:
    """The database may be what failed: a while is given to it, or the lease must run out."""
    for seconds in PAUSES:
        try:
            return ledger.retry(lease, reason)
        except (OperationalError, InterfaceError):
            connection.close()
            sleep(seconds)
    return ledger.retry(lease, reason)


def _give_back(lease: ledger.Lease[W], seconds: float) -> None:
    """Unless the work ran into the hard time limit: then the attempt counts against it."""
    if seconds < settings.CELERY_TASK_SOFT_TIME_LIMIT:
        log.warning("told to end; given back to the queue")
        with suppress(DatabaseError):  # then the lease runs out
            ledger.release(lease)


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
