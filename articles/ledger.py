"""The state machine of work in Postgres: claim by lease, finish, retry, quarantine.

Redis only wakes workers, so a message carries an id and may be lost or come
twice. Every change here is a conditional UPDATE: it happened if exactly one
row changed. Times are the database's clock.
"""

import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Any, Generic, TypeVar

from celery import current_app
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Now
from kombu.exceptions import KombuError
from redis.exceptions import RedisError

from articles.models import Batch, Item, Upload, Version
from articles.work import ENDED, IN_FLIGHT, Status, Work

log = logging.getLogger(__name__)
W = TypeVar("W", bound=Work)

BACK_OFF = timedelta(seconds=15)
FIRST, LAST = 0, 9  # priorities of messages: in Redis the lowest number goes first
SPENT = "The worker stopped {attempts} times while working on this."


class LostLease(Exception):
    """Somebody else holds this work now; what was done for it is thrown away."""


@dataclass(frozen=True)
class Lease(Generic[W]):
    model: type[W]
    pk: int
    token: uuid.UUID

    def rows(self) -> QuerySet[W]:
        """The row while this lease holds it, no row afterwards."""
        return self.model._default_manager.filter(
            pk=self.pk, token=self.token, status=Status.RUNNING
        )


def claim(model: type[W], pk: int) -> Lease[W] | None:
    """Take the work, counting the attempt before it begins; None if it is not to be had.

    Attempts are committed first: work that kills its process is given up
    after `MAX_ATTEMPTS` instead of killing for ever.
    """
    token = uuid.uuid4()
    with transaction.atomic(durable=True):
        row = due(model).filter(pk=pk)
        taken = row.update(
            status=Status.RUNNING,
            attempts=F("attempts") + 1,
            token=token,
            lease_until=Now() + timedelta(seconds=settings.LEASE_SECONDS),
        )
    return Lease(model, pk, token) if taken == 1 else None


def due(model: type[W]) -> QuerySet[W]:
    """Work that could be claimed now."""
    return model._default_manager.filter(
        model.ready, status=Status.QUEUED, next_attempt_at__lte=Now()
    )


@contextmanager
def finishing(lease: Lease[W]) -> Iterator[W]:
    """The one transaction that writes a result; the row is locked and still ours.

    Raises LostLease (nothing is written) if the lease has gone to another.
    """
    with transaction.atomic():
        work = lease.rows().select_for_update().first()
        if work is None:
            raise LostLease(f"{lease.model.__name__} {lease.pk}")
        yield work


def settle(work: Work, status: Status, reason: str = "") -> None:
    """Move held work to where it goes next; call inside `finishing`."""
    work.status, work.reason = status, reason
    work.token = work.lease_until = None
    work.save()
    if status not in IN_FLIGHT:
        type(work)._default_manager.filter(pk=work.pk).update(ended_at=Now())
    if status == Status.QUARANTINED:
        work.quarantined()


def retry(lease: Lease[W], reason: str, *, back_off: timedelta = BACK_OFF) -> None:
    """Give failed work back for a later attempt, or up if that was the last one.

    The first pause is `back_off`, each one after it twice as long.
    """
    try:
        with finishing(lease) as work:
            if work.attempts >= settings.MAX_ATTEMPTS:
                settle(work, Status.QUARANTINED, reason)
                return
            settle(work, Status.QUEUED, reason)
            lease.model._default_manager.filter(pk=work.pk).update(
                next_attempt_at=Now() + back_off * 2 ** (work.attempts - 1), sent_at=None
            )
    except LostLease:
        log.warning("lost the lease while failing: %s", reason)


def release(lease: Lease[W]) -> None:
    """Give back work that was interrupted and is not to blame, as if nobody had begun it.

    The statement that was interrupted may have left the connection unusable.
    """
    connection.close()
    lease.rows().update(
        status=Status.QUEUED,
        attempts=F("attempts") - 1,
        token=None,
        lease_until=None,
        sent_at=None,
    )


def recover(rows: QuerySet[W]) -> tuple[int, int]:
    """Take running work from workers that are gone: back to the queue, or set aside after its
    last attempt; how many of each. Call inside a transaction.

    Rows that a slow worker is finishing at this moment are left to it.
    """
    running = rows.filter(status=Status.RUNNING).select_for_update(skip_locked=True)
    held = list(running)
    again = [work.pk for work in held if work.attempts < settings.MAX_ATTEMPTS]
    spent = [work for work in held if work.attempts >= settings.MAX_ATTEMPTS]
    rows.model._default_manager.filter(pk__in=again).update(
        status=Status.QUEUED, token=None, lease_until=None, sent_at=None
    )
    for work in spent:
        settle(work, Status.QUARANTINED, SPENT.format(attempts=work.attempts))
    return len(again), len(spent)


def revive(model: type[Work], pks: list[int]) -> int:
    """Queue again what was given up, with all its attempts before it; how many."""
    rows = model._default_manager.filter(pk__in=pks, status=Status.QUARANTINED)
    again = rows.update(
        status=Status.QUEUED, reason="", attempts=0, next_attempt_at=Now(), ended_at=None
    )
    send(model, pks)
    return again


def requeue(model: type[W], pks: list[int]) -> int:
    """Queue again what has ended, whatever its end, with all its attempts before it; how many."""
    rows = model._default_manager.filter(pk__in=pks, status__in=[Status.DONE, Status.QUARANTINED])
    return rows.update(
        status=Status.QUEUED, reason="", attempts=0, next_attempt_at=Now(), ended_at=None
    )


def complete(version: Version) -> None:
    """The claims of a text are in: its items are done."""
    version.items.filter(status=Status.STORED).update(status=Status.DONE, ended_at=Now())


def reopen(version: Version) -> None:
    """The claims of a text are to be had after all: its items wait for them."""
    version.items.filter(status=Status.DONE).update(status=Status.STORED, ended_at=None)


def give_up(version: Version, reason: str) -> None:
    """The claims of a text cannot be had: its items are set aside with the reason."""
    version.items.filter(status=Status.STORED).update(
        status=Status.QUARANTINED, reason=reason, ended_at=Now()
    )


def send(model: type[Work], pks: list[int]) -> None:
    """Wake a worker for each row once the transaction is committed.

    A message that cannot be sent is a log line: the sweeper will send it.
    """
    if not pks:
        return
    model._default_manager.filter(pk__in=pks).update(sent_at=Now())
    transaction.on_commit(lambda: _publish(model, pks))


def _publish(model: type[Work], pks: list[int]) -> None:
    priority = FIRST if model.urgent else LAST
    try:
        with current_app.producer_pool.acquire(block=True) as producer:
            for pk in pks:
                current_app.send_task(
                    model.task, [pk], producer=producer, retry=False, priority=priority
                )
    except (OSError, KombuError, RedisError) as error:
        log.warning("%s: %d messages not sent, the sweeper will: %s", model.task, len(pks), error)


@dataclass(frozen=True)
class Account:
    """The ledger of one batch: received = done + duplicate + rejected +
    quarantined + rolled back + in flight. A file counts as one until it has
    been read; what is parsed is in flight and waits for a person."""

    received: int
    done: int
    duplicate: int
    rejected: int
    quarantined: int
    rolled_back: int
    in_flight: int
    parsed: int

    @property
    def balanced(self) -> bool:
        return self.received == self.ended + self.in_flight

    def __str__(self) -> str:
        return (
            f"received {self.received} = done {self.done} + duplicate {self.duplicate}"
            f" + rejected {self.rejected} + quarantined {self.quarantined}"
            f" + rolled back {self.rolled_back} + in flight {self.in_flight}"
        )

    @property
    def ended(self) -> int:
        refused = self.rejected + self.quarantined
        return self.done + self.duplicate + refused + self.rolled_back

    @property
    def finished(self) -> bool:
        return self.in_flight == 0

    @property
    def moving(self) -> int:
        """How many a worker has before it, or in its hands."""
        return self.in_flight - self.parsed


FIGURES = [field.name for field in fields(Account)]


def account(batch: Batch) -> Account:
    """The ledger of `batch`: each figure counted on its own, so that they can disagree.

    One statement, or a file that is read meanwhile would count neither as a file nor as items.
    """
    files = _counts(batch.uploads.exclude(status=Status.DONE))
    counted = _counts(batch.items.all()).union(files, all=True)
    rows = [(0,) * len(FIGURES), *counted]
    return Account(*map(sum, zip(*rows, strict=True)))


def _counts(rows: QuerySet[Item] | QuerySet[Upload]) -> QuerySet[Any, Any]:
    """One row of figures, or none where there is nothing to count."""
    flight = Count("pk", filter=Q(status__in=IN_FLIGHT))
    each = {one.value: Count("pk", filter=Q(status=one)) for one in (*ENDED, Status.PARSED)}
    return (
        rows.order_by()
        .values("batch")
        .annotate(received=Count("pk"), in_flight=flight, **each)
        .values_list(*FIGURES)
    )


def refusals(batch: Batch) -> list[tuple[str, str]]:
    """Where and why, for everything in `batch` that was rejected or set aside."""
    refused = Q(status__in=[Status.REJECTED, Status.QUARANTINED])
    files = batch.uploads.filter(refused).values_list("name", "reason")
    return [*files, *batch.items.filter(refused).values_list("locator", "reason")]
