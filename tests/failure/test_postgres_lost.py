"""Postgres stops in the middle of a batch: what was committed stays, the rest is done again."""

import time

import pytest

from articles import ledger
from tests.failure.conftest import Programs, Told
from tests.failure.newsroom import TIMES, assert_all_in, batch_of, finished
from tests.failure.servers import BrokenPostgres

pytestmark = pytest.mark.model


@pytest.mark.parametrize("how", ["stopped at once and started again", "hangs up on everybody"])
def test_a_batch_goes_on_when_postgres_is_back(
    programs: Programs, postgres: BrokenPostgres, told: Told, how: str
) -> None:
    """A short lease, for the one that was taken in the very moment of the end."""
    programs.set(LEASE_SECONDS="30")
    number = 10 + 2 * TIMES
    batch = batch_of(number, sentences=20)
    programs.worker(2)
    programs.beat()
    programs.wait_for(lambda: ledger.account(batch).done >= 1, "an article done")
    for _ in range(TIMES):
        if how == "hangs up on everybody":
            postgres.drop_clients()
        else:
            postgres.stop_at_once()
            time.sleep(1)
            postgres.start()
        time.sleep(1)
    told.did(f"Postgres {how}, {TIMES} times, in the middle of a batch")
    took = programs.wait_for(lambda: finished(batch), "the batch finished")
    assert_all_in(batch, number)
    told.found(f"{number} of {number} done {took:.0f} s later")
