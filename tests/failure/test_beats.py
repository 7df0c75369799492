"""Two beats, and none."""

import time

import pytest
from pytest_django import Settings

from articles import worker
from articles.models import Canary, Feed
from tests.factories import make_feed
from tests.failure.conftest import Programs, Told
from tests.failure.newsroom import assert_all_in, batch_of, finished
from tests.failure.servers import BrokenRedis

pytestmark = pytest.mark.model


def test_two_beats_do_nothing_twice(programs: Programs, redis: BrokenRedis, told: Told) -> None:
    feed = make_feed("http://127.0.0.1:9/feed")  # refused at once: only public addresses are asked
    batch = batch_of(10)
    told.did("two beats, a worker of two processes, a feed and a batch")
    beats = [programs.beat(), programs.beat()]
    parent = programs.worker(2)
    programs.wait_for(lambda: finished(batch), "the batch finished")
    swept = "articles.tasks.sweep"
    programs.wait_for(lambda: parent.log.read_text().count(f"{swept}[") >= 8, "many sweeps")
    assert all("Sending due task sweep" in beat.log.read_text() for beat in beats)
    feed.refresh_from_db()
    assert (feed.failures, feed.status) == (1, "queued")
    assert Feed.objects.count() == Canary.objects.count() == 1
    assert_all_in(batch, 10)
    told.found("the feed was polled once, the batch done once")


def test_without_a_beat_the_lost_waits_and_the_page_can_say_so(
    programs: Programs, redis: BrokenRedis, told: Told, settings: Settings
) -> None:
    settings.SWEEP_SECONDS = 2
    batch = batch_of(10)
    redis.client.flushall()
    told.did("all messages lost and no beat; later one is started")
    programs.set(SWEEP_SECONDS="5")  # so that the sweep at the worker's start is too early
    programs.worker(1)
    programs.wait_for(worker.listening, "a sign of life")
    programs.wait_for(lambda: not worker.listening(), "no sign of life")
    assert not finished(batch)
    programs.set(SWEEP_SECONDS="1")
    began = time.monotonic()
    programs.beat()
    programs.wait_for(lambda: finished(batch), "the batch finished")
    programs.wait_for(worker.listening, "a sign of life")
    assert_all_in(batch, 10)
    told.found(f"nothing moved without; 10 of 10 done {time.monotonic() - began:.0f} s after")
