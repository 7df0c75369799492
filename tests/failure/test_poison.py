"""An article that kills whoever touches it."""

import pytest

from articles.models import Item
from articles.work import Status
from tests.failure.conftest import Programs, Told
from tests.failure.newsroom import TIMES, assert_all_in, batch_of, finished

pytestmark = pytest.mark.model


def test_poison_is_set_aside_after_three_deaths_and_the_others_go_on(
    programs: Programs, told: Told
) -> None:
    number = min(1000, 20 * TIMES)
    batch = batch_of(number, poison=1)
    told.did(f"one article of {number} kills the process that stores it, every time")
    parent = programs.worker(1, sabotage="poison")
    programs.beat()
    took = programs.wait_for(lambda: finished(batch), "the batch finished")
    assert parent.log.read_text().count("exited with 'signal 9") == 3
    assert_all_in(batch, number, quarantined=1)
    poison = Item.objects.get(status=Status.QUARANTINED)
    assert poison.record["title"] == "Poison"
    assert poison.reason == "The worker stopped 3 times while working on this."
    told.found(f"3 processes died; {number - 1} done, 1 quarantined with its reason, {took:.0f} s")
