"""Asking for work: once or again, of one text or of many."""

import pytest
from celery import current_app
from django.conf import settings
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles import ledger
from articles.work import Status
from claims import asking
from claims.asking import ask
from claims.models import Linking, Run
from tests.factories import make_run, make_version

pytestmark = pytest.mark.django_db


def test_each_text_has_one_row_that_counts_how_often_it_was_asked_for() -> None:
    one, two = make_version(), make_version()
    ask(Linking, [one.pk])
    ask(Linking, [two.pk, one.pk])
    rows = Linking.objects.order_by("version").values_list("version", "wanted", "status")
    assert list(rows) == [(one.pk, 2, "queued"), (two.pk, 1, "queued")]


@pytest.mark.parametrize(
    ("status", "expected", "woken"),
    [(Status.DONE, Status.QUEUED, 1), (Status.QUEUED, Status.QUEUED, 0)],
)
def test_what_is_done_is_queued_again_and_what_is_queued_is_not_called_twice(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    status: Status,
    expected: Status,
    woken: int,
) -> None:
    version = make_version()
    ask(Linking, [version.pk])
    Linking.objects.update(status=status)
    with django_capture_on_commit_callbacks() as callbacks:
        ask(Linking, [version.pk])
    assert Linking.objects.get().status == expected
    assert len(callbacks) == woken


def test_many_texts_are_all_asked_for_but_not_all_woken_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "AT_ONCE", 1)
    ask(Linking, [make_version().pk, make_version().pk])
    assert Linking.objects.filter(status=Status.QUEUED).count() == 2
    assert Linking.objects.exclude(sent_at=None).count() == 1


def test_no_text_is_nothing_to_do() -> None:
    ask(Linking, [])
    assert not Linking.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_text_that_comes_in_is_read_before_links_that_were_asked_for_earlier() -> None:
    with current_app.connection_for_read() as broker:
        queue = broker.SimpleQueue(settings.CELERY_TASK_DEFAULT_QUEUE)
        queue.clear()
        ask(Linking, [make_version().pk, make_version().pk])
        with transaction.atomic():
            ledger.send(Run, [make_run().pk])
        came = [queue.get(timeout=5) for _ in range(3)]
        tasks = [message.headers["task"] for message in came]
        for message in came:
            message.ack()
    assert tasks == [Run.task, Linking.task, Linking.task]
