"""What makes a text be read, and what makes it wait."""

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles import batches
from articles.models import Version
from articles.work import Status
from claims.models import Run
from claims.pipeline import start_extraction
from claims.starting import read_anyway
from claims.tasks import extract_claims
from claimtrack.audit.models import Entry
from tests.factories import make_batch, make_item, make_run, make_user, make_version

pytestmark = pytest.mark.django_db

GERMAN = "Die Fähre war am Montag verspätet, teilte das Hafenamt am Abend mit. " * 5


def waiting() -> Version:
    version = make_version(GERMAN)
    start_extraction(version)
    version.refresh_from_db()
    return version


def test_a_text_in_another_language_keeps_note_of_it() -> None:
    assert waiting().waiting_language == "de"


def test_an_english_text_keeps_none() -> None:
    version = make_version()
    start_extraction(version)
    version.refresh_from_db()
    assert version.waiting_language == ""


def test_read_anyway_queues_the_text_and_is_audited(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    version, analyst = waiting(), make_user()
    with django_capture_on_commit_callbacks() as callbacks:
        assert read_anyway(version, by=analyst)
    version.refresh_from_db()
    assert version.waiting_language == ""
    assert version.runs.get().status == Status.QUEUED
    assert len(callbacks) == 1
    entry = Entry.objects.get(action="read anyway")
    assert (entry.actor, entry.subject_id) == (analyst, version.pk)
    assert entry.before == {"language": "de"}


def test_its_item_is_in_flight_until_it_is_read() -> None:
    version = waiting()
    item = make_item(status=Status.DONE, version=version)
    read_anyway(version, by=make_user())
    item.refresh_from_db()
    assert (item.status, item.ended_at) == (Status.STORED, None)
    extract_claims(version.runs.get().pk)
    item.refresh_from_db()
    assert item.status == Status.DONE


def test_whoever_comes_second_changes_nothing() -> None:
    version = waiting()
    assert read_anyway(version, by=make_user())
    assert not read_anyway(version, by=make_user())
    assert Entry.objects.filter(action="read anyway").count() == 1
    assert Run.objects.count() == 1


def test_a_text_that_does_not_wait_is_not_read_once_more() -> None:
    assert not read_anyway(make_version(), by=make_user())
    assert not Run.objects.exists()


def test_a_text_that_was_let_through_never_waits_again() -> None:
    version = waiting()
    read_anyway(version, by=make_user())
    start_extraction(version)
    version.refresh_from_db()
    assert version.waiting_language == ""
    assert version.runs.get().status == Status.QUEUED


def test_one_that_an_older_extractor_was_let_read_is_read_by_today_s() -> None:
    version = make_version(GERMAN)
    make_run(version, extractor="older-1")
    start_extraction(version)
    assert version.runs.filter(current=False).get().status == Status.QUEUED


def test_what_failed_after_it_was_let_through_is_tried_again_with_its_import() -> None:
    version, batch = waiting(), make_batch()
    make_item(batch, status=Status.DONE, version=version)
    read_anyway(version, by=make_user())
    run = version.runs.get()
    run.status, run.reason = Status.QUARANTINED, "boom"
    run.save()
    run.quarantined()
    assert batch.items.get().status == Status.QUARANTINED
    batches.retry(batch, by=None)
    run.refresh_from_db()
    assert (run.status, batch.items.get().status) == (Status.QUEUED, Status.STORED)
