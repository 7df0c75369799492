"""What follows what."""

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles.models import Version
from articles.signals import version_stored
from articles.work import Status
from claims import pipeline
from claims.extraction import EXTRACTOR
from claims.models import Run
from claims.tasks import extract_claims
from tests.factories import make_item, make_version

pytestmark = pytest.mark.django_db


def test_a_stored_text_gets_one_run_of_today_s_extractor(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    version = make_version()
    with django_capture_on_commit_callbacks() as callbacks:
        version_stored.send(sender=Version, version=version)
        version_stored.send(sender=Version, version=version)
    run = Run.objects.get()
    assert (run.version, run.extractor, run.status) == (version, EXTRACTOR, Status.QUEUED)
    assert not run.current
    assert len(callbacks) == 1


GERMAN = "Die Fähre war am Montag verspätet, teilte das Hafenamt am Abend mit. " * 5


def test_a_text_in_another_language_waits_without_a_run() -> None:
    version = make_version(GERMAN)
    item = make_item(status=Status.STORED, version=version)
    pipeline.start_extraction(version)
    item.refresh_from_db()
    assert item.status == Status.DONE
    assert not Run.objects.exists()


def test_connecting_twice_is_connecting_once() -> None:
    receivers = len(version_stored.receivers)
    pipeline.connect()
    assert len(version_stored.receivers) == receivers > 0


def test_the_task_extracts_and_a_second_message_does_nothing() -> None:
    version = make_version()
    item = make_item(status=Status.STORED, version=version)
    pipeline.start_extraction(version)
    run = Run.objects.get()
    extract_claims(run.pk)
    found = run.claims.count()
    extract_claims(run.pk)
    run.refresh_from_db()
    item.refresh_from_db()
    assert (run.status, run.attempts, item.status) == (Status.DONE, 1, Status.DONE)
    assert run.claims.count() == found > 0
