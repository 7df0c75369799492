"""Many people saving one claim at the same moment: each save counts or conflicts, none is lost.

At full size: SAVES_THREADS=50 SAVES_EACH=200 python -m pytest tests/claims/review/test_at_once.py
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from threading import Barrier

import pytest
from django.db import connection

from claims.models import Claim, Review
from claims.review.corrections import correct
from claims.review.decisions import Conflict, NothingToUndo, decide, undo
from claims.review.rewriting import worded
from claims.review.wording import to_json
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import TEXT, make_claim, make_user

THREADS = int(os.environ.get("SAVES_THREADS", "16"))
SAVES = int(os.environ.get("SAVES_EACH", "25"))


def accept(claim: Claim, by: User) -> None:
    decide(claim, Review.Decision.ACCEPT, by=by, revision=claim.revision)


def reject(claim: Claim, by: User) -> None:
    decide(claim, Review.Decision.REJECT, by=by, revision=claim.revision)


def hedge(claim: Claim, by: User) -> None:
    """Whatever it says, the other way round; the chain is written anew with it."""
    other = replace(worded(claim), hedged=not claim.hedged)
    correct(claim, other, by=by, revision=claim.revision)


def take_back(claim: Claim, by: User) -> None:
    undo(by=by)


DEEDS: tuple[Callable[[Claim, User], None], ...] = (accept, hedge, reject, hedge, take_back)


@pytest.mark.usefixtures("transactional_db")
def test_of_many_saves_at_once_each_counts_or_conflicts() -> None:
    claim = make_claim()
    analysts = [make_user() for _ in range(THREADS)]
    start = Barrier(THREADS)

    def save_often(analyst: User) -> int:
        saved = 0
        try:
            start.wait(60)
            for number in range(SAVES):
                shown = Claim.objects.select_related("run__version__article").get(pk=claim.pk)
                try:
                    DEEDS[number % len(DEEDS)](shown, analyst)
                    saved += 1
                except (Conflict, NothingToUndo):
                    pass
            return saved
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        saved = sum(pool.map(save_often, analysts))

    claim = Claim.objects.get(pk=claim.pk)
    reviews = list(Review.objects.order_by("revision"))
    assert 0 < saved < THREADS * SAVES
    assert claim.revision == len(reviews) == Entry.objects.count() == saved
    assert [review.revision for review in reviews] == list(range(1, saved + 1))
    assert all(one.status_after == other.status_before for one, other in pairwise(reviews))
    rewritten = [review for review in reviews if review.after]
    assert rewritten
    assert all(one.after == other.before for one, other in pairwise(rewritten))
    assert rewritten[-1].after == to_json(worded(claim), TEXT)
