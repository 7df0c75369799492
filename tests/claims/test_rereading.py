"""Texts of older extractors are found, queued and counted."""

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles.models import Version
from articles.work import Status
from claims.extraction import EXTRACTOR
from claims.models import Claim, Run
from claims.rereading import outdated, progress, reread
from claims.tasks import extract_claims
from claimtrack.audit.models import Entry
from tests.factories import make_batch, make_claim, make_item, make_run, make_user, make_version

pytestmark = pytest.mark.django_db


def old_text() -> Version:
    version = make_version()
    make_run(version, extractor="older-1")
    return version


def figures() -> tuple[int, int, int, int, int]:
    now = progress()
    return now.texts, now.read, now.older, now.moving, now.failed


def test_only_what_counts_and_is_of_an_older_extractor_is_outdated() -> None:
    old = old_text()
    make_run(extractor=EXTRACTOR)
    replaced = make_version()
    make_run(replaced, extractor="older-1", current=False)
    make_run(replaced, extractor=EXTRACTOR)
    make_version()
    assert [run.version for run in outdated()] == [old]


def test_what_is_on_its_way_is_not_asked_for_again() -> None:
    version = old_text()
    make_run(version, extractor="older-2", current=False, status=Status.QUEUED)
    assert not outdated().exists()


def test_reread_queues_a_run_each_and_wakes_workers_and_is_audited(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    admin, _, _ = make_user(), old_text(), old_text()
    with django_capture_on_commit_callbacks() as callbacks:
        assert reread(by=admin) == 2
    runs = Run.objects.filter(extractor=EXTRACTOR)
    assert {(run.status, run.current) for run in runs} == {(Status.QUEUED, False)}
    assert all(run.sent_at for run in runs)
    assert callbacks
    entry = Entry.objects.get()
    assert (entry.action, entry.actor) == ("read again", admin)
    assert entry.after == {"texts": 2, "extractor": EXTRACTOR}


def test_asking_twice_asks_once() -> None:
    old_text()
    assert [reread(by=None), reread(by=None)] == [1, 0]
    assert Run.objects.filter(extractor=EXTRACTOR).count() == 1
    assert Entry.objects.count() == 1


def test_the_limit_takes_the_oldest_and_then_what_failed() -> None:
    first, _ = old_text(), old_text()
    reread(by=None, limit=1)
    assert Run.objects.get(extractor=EXTRACTOR).version == first
    Run.objects.filter(extractor=EXTRACTOR).update(status=Status.QUARANTINED, reason="boom")
    assert reread(by=None, limit=1) == 1
    assert figures() == (2, 0, 0, 1, 1)


def test_a_batch_has_only_its_own_texts_read_again() -> None:
    mine, _ = old_text(), old_text()
    batch = make_batch()
    make_item(batch, version=mine)
    assert reread(by=None, batch=batch) == 1
    assert Run.objects.get(extractor=EXTRACTOR).version == mine


def test_what_failed_is_tried_again() -> None:
    version = old_text()
    failed = make_run(version, extractor=EXTRACTOR, current=False)
    Run.objects.filter(pk=failed.pk).update(status=Status.QUARANTINED, reason="boom", attempts=3)
    assert figures() == (1, 0, 0, 0, 1)
    assert reread(by=None) == 1
    failed.refresh_from_db()
    assert (failed.status, failed.attempts) == (Status.QUEUED, 0)


def test_the_figures_follow_the_work() -> None:
    assert progress().finished
    old_text()
    assert figures() == (1, 0, 1, 0, 0)
    reread(by=None)
    assert figures() == (1, 0, 0, 1, 0)
    extract_claims(Run.objects.get(extractor=EXTRACTOR).pk)
    assert figures() == (1, 1, 0, 0, 0)
    assert progress().finished


def test_older_claims_stay_until_the_new_ones_take_their_place() -> None:
    version = make_version()
    old = make_claim(version)
    reread(by=None)
    assert list(Claim.objects.current()) == [old]
    extract_claims(version.runs.get(current=False).pk)
    assert Claim.objects.current().exists()
    assert old not in Claim.objects.current()


def test_the_real_extractor_twice_keeps_what_was_decided() -> None:
    version = make_version()
    make_claim(version, status=Claim.Status.ACCEPTED)
    Claim.objects.update(revision=1)
    reread(by=None)
    extract_claims(version.runs.get(current=False).pk)
    contents = list(Claim.objects.current().order_by("position").values_list("content", "status"))
    assert contents[0] == ("The ferry to Holm will not sail on Friday", "accepted")
    assert len({content for content, _ in contents}) == len(contents) > 1
